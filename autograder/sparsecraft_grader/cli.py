"""The `sparsecraft` command: what there is to say to it."""

from __future__ import annotations

import typer

from sparsecraft_grader.commands.doctor import doctor
from sparsecraft_grader.commands.grade import demo, grade

__all__ = ["main"]

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
for command in (grade, demo, doctor):
    app.command()(command)


def main() -> None:
    """Entry point of the `sparsecraft` command."""
    app()


@app.callback()
def _describe() -> None:
    """Grade from-scratch machine learning notebooks behind a wall."""
