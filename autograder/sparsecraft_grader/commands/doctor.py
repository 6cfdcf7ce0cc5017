"""`sparsecraft doctor`: what the wall is made of here, and whether it holds."""

from __future__ import annotations

from rich.table import Table

from sparsecraft_grader.commands.screen import NOT_GRADED, screen, stop
from sparsecraft_grader.errors import GraderError
from sparsecraft_grader.probe import probe
from sparsecraft_grader.sandbox import Sandbox

__all__ = ["doctor"]


def doctor() -> None:
    """Show each layer of the wall around student code, and try to get through it."""
    try:
        with Sandbox() as sandbox:
            attempts = probe(sandbox)
            _show_layers(sandbox)
    except GraderError as error:
        stop(str(error), NOT_GRADED)
    table = Table("attempt", "stopped by", "what is behind that wall", "")
    for attempt in attempts:
        verdict = "stopped" if attempt.stopped else "GOT OUT"
        table.add_row(attempt.name, attempt.layer, attempt.target, verdict)
    screen.print(table)
    if not all(attempt.stopped for attempt in attempts):
        stop("Student code can get out on this machine; `sparsecraft grade` refuses to run here.", NOT_GRADED)
    screen.print("Every attempt was stopped: grading is safe here.")


def _show_layers(sandbox: Sandbox) -> None:
    abi = sandbox.report["landlock"]
    around = (
        "bubblewrap" if sandbox.bubblewrap else "no bubblewrap (not installed, or not allowed here; the rest suffices)"
    )
    screen.print(f"Around the fork server: {around}.")
    screen.print(f"In each child: seccomp allow-list; Landlock {f'ABI {abi}' if abi else 'MISSING'}; resource limits.")
