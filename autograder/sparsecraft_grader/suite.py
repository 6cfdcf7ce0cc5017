"""Hidden checks as ordinary pytest, in one long-lived session that judges many students.

`pytest.main` is entered once per process. Its run-test loop is ours: it hands a `Judge` to the caller's story and
ends when the story ends, so that a submission costs only the checks themselves, not a pytest start.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import sparsecraft
from sparsecraft_grader.checks import CheckFailed
from sparsecraft_grader.errors import GraderError, SuiteError
from sparsecraft_grader.results import CheckResult
from sparsecraft_grader.student import Answer, Student

__all__ = ["Judge", "Verdict", "run_session"]

UNUSED_PLUGINS = (
    *(
        "cacheprovider",
        "debugging",
        "doctest",
        "faulthandler",
        "junitxml",
        "legacypath",
        "logging",
        "pastebin",
    ),
    *("setuponly", "setupplan", "skipping", "stepwise", "subtests", "terminal", "threadexception", "tmpdir"),
    *("unittest", "unraisableexception", "warnings"),
)
QUIET = [
    *(f"-pno:{name}" for name in UNUSED_PLUGINS),
    *("--assert=plain", "--import-mode=importlib", "--capture=no", "-c", os.devnull),
]


@dataclass(frozen=True)
class Verdict:
    """One check on one student: what the report says, and every answer that the check saw."""

    result: CheckResult
    answers: tuple[Answer, ...]
    fault: str | None = None


@dataclass
class Judge:
    """Runs the checks of one exercise on one student; made by `run_session`."""

    items: dict[tuple[str, str], list[pytest.Function]]
    student: Student | None = None

    def exercises(self, assignment: str) -> list[str]:
        """Names of the exercises that the suite of `assignment` judges."""
        return [exercise for owner, exercise in self.items if owner == assignment]

    def points(self, assignment: str, exercise: str) -> float:
        """What all checks of an exercise are worth together."""
        return sum(_mark(item)[1] for item in self.items[assignment, exercise])

    def judge(self, assignment: str, exercise: str, student: Student) -> list[Verdict]:
        """The verdict of every check of `exercise`, in the order of the suite's file."""
        return [self._run(item, student) for item in self.items[assignment, exercise]]

    def check(self, assignment: str, exercise: str, index: int, student: Student) -> Verdict:
        """The verdict of one check of `exercise`."""
        return self._run(self.items[assignment, exercise][index], student)

    def _run(self, item: pytest.Function, student: Student) -> Verdict:
        self.student, before = student, len(student.transcript)
        failure = _failure(item)
        concept, points = _mark(item)
        message, fault = "", None
        if isinstance(failure, CheckFailed):
            message = str(failure)
        elif failure is not None:
            message = "This check could not make sense of the answer."
            fault = f"{item.nodeid}: {type(failure).__name__}: {failure}"
        answers = tuple(student.transcript[before:])
        return Verdict(CheckResult(concept, failure is None, points, message), answers, fault)


def _failure(item: pytest.Function) -> BaseException | None:
    """What a check raised. pytest's rounds of set-up and tear-down would cost more than most checks."""
    arguments = {name: item.funcargs[name] for name in item._fixtureinfo.argnames}
    try:
        item.obj(**arguments)
    except GraderError:
        raise
    except BaseException as error:  # pytest.skip and the like are no ordinary exceptions
        return error
    return None


def run_session(suites: Path, assignments: list[str], story: Callable[[Judge], None]) -> None:
    """Collect `suites/<assignment>/test_<exercise>.py` once, then tell `story`; SuiteError when a suite is broken."""
    plugin = _Plugin(story)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.environ.pop("PYTEST_ADDOPTS", None)
    paths = [str(suites / name) for name in assignments]
    pytest.main([*QUIET, "--rootdir", str(suites), *paths], plugins=[plugin])
    if plugin.error is not None:
        raise plugin.error
    if plugin.broken:
        raise SuiteError("\n".join(plugin.broken))


class _Plugin:
    """The pytest side of a session."""

    def __init__(self, story: Callable[[Judge], None]) -> None:
        self.story = story
        self.judge = Judge({})
        self.broken: list[str] = []
        self.error: BaseException | None = None

    def pytest_configure(self, config: pytest.Config) -> None:
        config.addinivalue_line("markers", "check(concept, points): a hidden check and what it is worth")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.broken.append(str(report.longrepr))

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for item in session.items:
            assert isinstance(item, pytest.Function)
            exercise = item.path.stem.removeprefix("test_")
            self.judge.items.setdefault((item.path.parent.name, exercise), []).append(item)
            self._prepare(item)
        if not self.broken:
            self._tell()
        return True

    def _prepare(self, item: pytest.Function) -> None:
        """Make the check's fixtures, once for all students: what a single one could change has no place there."""
        if item.get_closest_marker("check") is None:
            self.broken.append(f"{item.nodeid}: has no @check")
        fixtures = item._fixtureinfo.name2fixturedefs
        if short_lived := [name for name, (*_, last) in fixtures.items() if last.scope != "session"]:
            self.broken.append(f"{item.nodeid}: fixtures must have scope='session', which {short_lived} have not")
            return
        item.session._setupstate.setup(item)
        item.session._setupstate.teardown_exact(item.session)  # type: ignore[arg-type]

    def _tell(self) -> None:
        gc.collect()
        gc.freeze()  # what collecting has left behind stays: looking through it again and again costs every check
        try:
            self.story(self.judge)
        except BaseException as error:  # pytest would turn it into an exit code
            self.error = error

    @pytest.fixture(scope="session")
    def student(self) -> _PresentStudent:
        """The student's functions and classes, called where they live."""
        return _PresentStudent(self.judge)

    @pytest.fixture(scope="session")
    def reference(self) -> _Reference:
        """The library's own functions, of all assignments."""
        return _Reference()


class _PresentStudent:
    """Stands for whoever is judged now, so that pytest needs to set up nothing per check."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge

    def __getattr__(self, name: str) -> Any:
        return getattr(self._judge.student, name)


class _Reference:
    """Looks functions up when a suite asks for them: few suites need all that the library imports."""

    def __getattr__(self, name: str) -> Any:
        for pieces in sparsecraft.assignments.values():
            if name in pieces:
                return pieces[name]
        raise AttributeError(f"the library has no {name!r}")


def _mark(item: pytest.Item) -> tuple[str, float]:
    mark = item.get_closest_marker("check")
    assert mark is not None
    concept, points = mark.args
    return str(concept), float(points)
