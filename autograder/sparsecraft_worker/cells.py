"""Runs notebook cells as a student runs them, in IPython; what they print and display goes nowhere."""

from __future__ import annotations

import ast
import contextlib
import io
import signal
import sys
import traceback
from collections.abc import Iterator
from types import FrameType
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from sparsecraft_worker.errors import TookTooLong, cell_name, describe_error

DEFINES = (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
SHOWS_NOTHING = (*DEFINES, ast.Assign, ast.AnnAssign)


@contextlib.contextmanager
def time_limit(seconds: float, clock: float) -> Iterator[None]:
    """Raise TookTooLong in here after `seconds` of processor time, or `clock` seconds by the clock."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, clock)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def watch_the_clock() -> None:
    """Make `time_limit` work in this process."""
    signal.signal(signal.SIGPROF, _time_is_up)
    signal.signal(signal.SIGALRM, _time_is_up)


def _time_is_up(signum: int, frame: FrameType | None) -> None:
    raise TookTooLong


class CappedText(io.StringIO):
    """Keeps the first `limit` characters and drops the rest; `cut` says whether it has dropped any."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit, self.cut = limit, False

    def write(self, text: str) -> int:
        room = self.limit - self.tell()
        self.cut = self.cut or len(text) > room
        if room > 0:
            super().write(text[:room])
        return len(text)


class _Results(DisplayHook):
    """A cell's last expression goes where `display` goes, instead of to the screen."""

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict[str, Any], md_dict: object = None) -> None:
        display: Any = self.shell
        display.display_pub.publish(format_dict)

    def log_output(self, format_dict: dict[str, Any]) -> None:
        pass


class _Displays(DisplayPublisher):
    """Takes displays and does nothing with them."""

    def publish(self, *arguments: Any, **keywords: Any) -> None:
        pass


class Shell(InteractiveShell):
    """IPython without history, colours, event loops or tracebacks on the screen."""

    plots = False
    displayhook_class = _Results
    display_pub_class = _Displays

    def enable_gui(self, gui: object = None) -> None:
        pass

    def transform_cell(self, raw_cell: str) -> str:
        """Leave plain Python as it is; IPython's own pass over the tokens costs more than running most cells."""
        try:
            ast.parse(raw_cell)
        except Exception:
            return str(super().transform_cell(raw_cell))
        return raw_cell if raw_cell.endswith("\n") else raw_cell + "\n"

    def should_run_async(self, raw_cell: str, **keywords: Any) -> bool:
        """Only a cell that may await needs the question, which costs one more compilation."""
        return _may_await(raw_cell) and bool(super().should_run_async(raw_cell, **keywords))

    def reset(self, *arguments: Any, **keywords: Any) -> None:
        """`%reset` would take away what the cells before it have set up."""

    def enable_matplotlib(self, gui: object = None) -> tuple[object, str]:
        return gui, "agg"

    def system(self, cmd: str) -> None:
        print(f"not run while grading: {cmd}", file=sys.stderr)

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> list[str] | str:
        self.system(cmd)
        return [] if split else ""

    def showtraceback(self, *arguments: Any, **keywords: Any) -> None:
        pass

    def showsyntaxerror(self, *arguments: Any, **keywords: Any) -> None:
        pass


def make_shell(plots: bool) -> Shell:
    """The one shell of this process; with `plots` every cell runs through it, since figures are shown at its end."""
    Shell.plots = plots
    watch_the_clock()
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.cache_size = 0
    config.InteractiveShell.enable_tip = False
    return Shell.instance(config=config)


def run_cell(shell: Any, request: dict[str, Any], output_characters: int) -> dict[str, Any]:
    """Run one cell; whether it printed more than it may, and the error that ended it (see `describe_error`)."""
    shell.compile.get_code_name = lambda *_: cell_name(request["cell"])
    out, err = CappedText(output_characters), CappedText(output_characters)
    try:
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            time_limit(request["seconds"], request["clock"]),
        ):
            error = _run(shell, request["source"], cell_name(request["cell"]))
    except BaseException as escaped:
        error = escaped
    return {"cut": out.cut or err.cut, "error": describe_error(error) if error is not None else None}


def _run(shell: Any, source: str, name: str) -> BaseException | None:
    """A cell that only defines things runs as it is: IPython's rounds around a cell cost more than most cells."""
    if not shell.plots and not _may_await(source) and (tree := _definitions(source)) is not None:
        try:
            exec(shell.compile(tree, name, "exec"), shell.user_global_ns, shell.user_ns)
        except Exception as error:
            _define_the_rest(shell, source, name, error)
            return error
        return None
    outcome = shell.run_cell(source, store_history=False)
    if isinstance(outcome.error_in_exec, Exception):
        _define_the_rest(shell, source, name, outcome.error_in_exec)
    stopped: BaseException | None = outcome.error_before_exec or outcome.error_in_exec
    return stopped


def _define_the_rest(shell: Any, source: str, name: str, error: Exception) -> None:
    """Take in the functions, classes and imports below the line that stopped a cell: a leftover costs only itself.

    It may be a line that tries out what the visible checks define; those do not run here.
    """
    lines = [line for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == name]
    with contextlib.suppress(Exception):
        tree = ast.parse(shell.transform_cell(source))
        rest: list[ast.stmt] = [
            node for node in tree.body if isinstance(node, DEFINES) and lines and node.lineno > lines[0]
        ]
        exec(shell.compile(ast.Module(rest, []), name, "exec"), shell.user_global_ns, shell.user_ns)


def _may_await(source: str) -> bool:
    return "await" in source or "async" in source


def _definitions(source: str) -> ast.Module | None:
    """The syntax tree of a cell in which nothing could be shown; None for any other."""
    try:
        tree = ast.parse(source)
    except Exception:
        return None
    return tree if all(isinstance(node, SHOWS_NOTHING) for node in tree.body) else None
