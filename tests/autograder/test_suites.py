"""Every assignment under `autograder/suites/` is held to the same bar; adding one adds no code here.

The judge needs a pytest session of its own, so each suite judges all that there is to judge once, in another
process; what comes back are verdicts, and the tests below only look at them.
"""

import ast
import multiprocessing
import re
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest

import sparsecraft
from sparsecraft_grader.assignment import load_assignment
from sparsecraft_grader.misconceptions import Diagnosis, load_misconceptions
from sparsecraft_grader.pasted import mistaken_cells, right_cells
from sparsecraft_grader.student import LocalChannel, Student
from sparsecraft_grader.suite import Verdict, run_session
from sparsecraft_worker import wire

SUITES = Path(__file__).parents[2] / "autograder" / "suites"
ASSIGNMENTS = sorted(path.name for path in SUITES.iterdir() if any(path.glob("test_*.py")))
EXERCISES = [
    (name, path.stem.removeprefix("test_"))
    for name in ASSIGNMENTS
    for path in sorted((SUITES / name).glob("test_*.py"))
]
STYLES = [
    (name, exercise, path.stem)
    for name, exercise in EXERCISES
    for path in sorted((SUITES / name / "right_answers").glob("*.py"))
]
MISCONCEPTIONS = [
    (name, path.stem, known.name)
    for name in ASSIGNMENTS
    for path in sorted((SUITES / name / "misconceptions").glob("*.py"))
    for known in load_misconceptions(SUITES / name, path.stem)
]
SUITE_FILES = [SUITES / "conftest.py", *(path for name in ASSIGNMENTS for path in sorted((SUITES / name).glob("*.py")))]


class EqualToAll:
    """An answer that agrees with every comparison."""

    def __eq__(self, other):
        return True

    __hash__ = None


TRIVIAL = {
    "none": lambda *given, **named: None,
    "zero": lambda *given, **named: 0.0,
    "whole_zero": lambda *given, **named: 0,
    "one": lambda *given, **named: 1.0,
    "nan": lambda *given, **named: np.nan,
    "infinity": lambda *given, **named: np.inf,
    "true": lambda *given, **named: True,
    "first_argument": lambda *given, **named: [*given, *named.values()][0],
    "zeros_like_it": lambda *given, **named: np.zeros(np.shape([*given, *named.values()][0])),
    "zeros_per_row": lambda *given, **named: np.zeros(len(np.atleast_1d([*given, *named.values()][0]))),
    "zeros_per_column": lambda *given, **named: np.zeros(np.shape([*given, *named.values()][0])[-1:]),
    "empty": lambda *given, **named: [],
    "equal_to_all": lambda *given, **named: EqualToAll(),
}


@dataclass(frozen=True)
class Judged:
    """What one implementation of an exercise got: twice, and as whose idea it was recognised."""

    verdicts: list[Verdict]
    again: list[Verdict]
    diagnosis: str | None

    @property
    def score(self):
        return sum(verdict.result.points for verdict in self.verdicts if verdict.result.passed)

    @property
    def failures(self):
        return {verdict.result.name: verdict.result.message for verdict in self.verdicts if not verdict.result.passed}


def judge_everything(assignment):
    """(exercise, kind, name) -> Judged for every implementation known, and the points of every exercise."""
    points, found = {}, {}

    def story(judge):
        diagnosis, verdicts = Diagnosis(judge, SUITES), {}
        candidates = dict(implementations(assignment))
        for _ in range(2):  # all once, then all again: whatever a suite keeps in between shows
            for key, functions in candidates.items():
                verdicts.setdefault(key, []).append(judge.judge(assignment, key[0], Student(LocalChannel(functions))))
        for key, (first, again) in verdicts.items():
            found[key] = Judged(first, again, diagnosis(assignment, key[0], first).misconception)
        points.update({exercise: judge.points(assignment, exercise) for exercise in judge.exercises(assignment)})

    with np.errstate(all="ignore"):
        run_session(SUITES, [assignment], story)
    return points, found


def implementations(assignment):
    """All there is to judge, as a notebook would have it: wrong and right answers are pasted from source."""
    library = dict(sparsecraft.assignments[assignment])
    notebooks, suite, setup = load_assignment(assignment), SUITES / assignment, setup_of(assignment)
    for exercise in library:
        yield (exercise, "library", "library"), library
        yield (exercise, "instructor", "instructor"), ran({}, setup, *notebooks.answers.values())
        stub = notebooks.exercises[exercise].source
        yield (exercise, "stub", "stub"), ran({**library}, setup, stub)
        for name, trivial in TRIVIAL.items():
            yield (exercise, "trivial", name), {exercise: trivial}
        for name, source in mistaken_cells(suite, exercise).items():
            yield (exercise, "misconception", name), ran({**library}, setup, source)
        for style, cells in right_cells(suite).items():
            yield (exercise, "right", style), ran({}, setup, *cells.values())


def setup_of(assignment):
    """The source of the notebook's first code cell: what every other cell may count on."""
    return next(cell.source for cell in load_assignment(assignment).cells if cell.grade_id == "setup")


def ran(names, *cells):
    """A notebook's names after its cells have run."""
    for source in cells:
        exec(compile(source, "<cell>", "exec"), names)
    return names


@pytest.fixture(scope="session")
def session():
    """A function from an assignment to what `judge_everything` says about it, asked once, or what it raised."""

    @cache
    def judge(assignment):
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            return pool.submit(judge_everything, assignment)

    return lambda assignment: judge(assignment).result()


@pytest.fixture
def judged(session):
    return lambda assignment, *key: session(assignment)[1][key]


@pytest.fixture
def points(session):
    return lambda assignment, exercise: session(assignment)[0][exercise]


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_a_suite_judges_exactly_the_exercises_of_its_assignment(session, assignment):
    exercises = set(sparsecraft.assignments[assignment])
    assert set(session(assignment)[0]) == exercises
    assert {path.stem for path in (SUITES / assignment / "misconceptions").glob("*.py")} == exercises


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_nothing_judged_raises_anything_but_a_verdict(session, assignment):
    faults = [verdict.fault for judged in session(assignment)[1].values() for verdict in judged.verdicts]
    assert set(faults) == {None}


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_judging_again_gives_the_same_verdicts_and_answers(session, assignment):
    for key, judged in session(assignment)[1].items():
        assert [verdict.result for verdict in judged.verdicts] == [verdict.result for verdict in judged.again], key
        assert transcript(judged.verdicts) == transcript(judged.again), key


def transcript(verdicts):
    answers = [answer for verdict in verdicts for answer in verdict.answers]
    return wire.encode({"values": [answer.value for answer in answers], "changed": [a.changed for a in answers]})


@pytest.mark.parametrize("whose", ["library", "instructor"])
@pytest.mark.parametrize(("assignment", "exercise"), EXERCISES)
def test_the_library_and_the_instructor_get_full_marks(judged, points, assignment, exercise, whose):
    right = judged(assignment, exercise, whose, whose)
    assert right.failures == {}
    assert right.score == points(assignment, exercise) > 0


@pytest.mark.parametrize(("assignment", "exercise"), EXERCISES)
def test_an_exercise_is_worth_what_the_notebook_says(points, assignment, exercise):
    assert points(assignment, exercise) == load_assignment(assignment).points(exercise)


@pytest.mark.parametrize(("assignment", "exercise"), EXERCISES)
def test_the_stub_earns_nothing_and_is_no_idea_of_anybody_s(judged, assignment, exercise):
    stub = judged(assignment, exercise, "stub", "stub")
    assert (stub.score, stub.diagnosis) == (0, None)


@pytest.mark.parametrize(("assignment", "exercise", "style"), STYLES)
def test_what_students_see_is_content_with_every_right_answer(assignment, exercise, style):
    visible = next(c for c in load_assignment(assignment).cells if c.grade_id == f"{exercise}-tests")
    cells = right_cells(SUITES / assignment)[style]
    ran({}, setup_of(assignment), *cells.values(), visible.source)


@pytest.mark.parametrize(("assignment", "exercise"), EXERCISES)
def test_checks_have_names_of_their_own_and_points_in_halves(judged, assignment, exercise):
    results = [verdict.result for verdict in judged(assignment, exercise, "library", "library").verdicts]
    assert len({result.name for result in results}) == len(results) >= 4
    assert all(result.points > 0 and result.points % 0.5 == 0 for result in results)


@pytest.mark.parametrize(("assignment", "exercise", "style"), STYLES)
def test_a_right_answer_gets_full_marks_in_any_style(judged, points, assignment, exercise, style):
    right = judged(assignment, exercise, "right", style)
    assert right.failures == {}
    assert right.score == points(assignment, exercise)


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_right_answers_come_in_several_styles(assignment):
    assert len({style for name, _, style in STYLES if name == assignment}) >= 5


@pytest.mark.parametrize("trivial", TRIVIAL)
@pytest.mark.parametrize(("assignment", "exercise"), EXERCISES)
def test_a_trivial_answer_earns_nothing(judged, assignment, exercise, trivial):
    assert judged(assignment, exercise, "trivial", trivial).score == 0


@pytest.mark.parametrize(("assignment", "exercise", "name"), MISCONCEPTIONS)
def test_a_misconception_costs_a_point_and_is_recognised(judged, points, assignment, exercise, name):
    wrong = judged(assignment, exercise, "misconception", name)
    assert wrong.score <= points(assignment, exercise) - 1
    assert wrong.diagnosis == name


@pytest.mark.parametrize(("assignment", "exercise", "name"), MISCONCEPTIONS)
def test_a_message_is_a_sentence_and_shows_no_hidden_number(judged, assignment, exercise, name):
    for message in judged(assignment, exercise, "misconception", name).failures.values():
        assert message.endswith(".")
        assert not re.search(r"\d\.\d|\d{3}|\de[-+]?\d", message)


@pytest.mark.parametrize(("assignment", "exercise"), EXERCISES)
def test_misconceptions_are_at_least_five_each_with_a_hint_of_its_own(assignment, exercise):
    known = load_misconceptions(SUITES / assignment, exercise)
    assert len(known) >= 5
    assert max(Counter(wrong.hint for wrong in known).values()) == 1
    assert all(wrong.hint.endswith((".", "?")) and 20 < len(wrong.hint) < 250 for wrong in known)


@pytest.mark.parametrize("path", SUITE_FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_suite_keeps_no_state_and_imports_little(path):
    allowed = {"functools", "numpy", "pytest", "sparsecraft", "sparsecraft_grader.checks"}
    for node in ast.parse(path.read_text()).body:
        match node:
            case ast.Import(names):
                assert {name.name for name in names} <= allowed
            case ast.ImportFrom(module):
                assert module in allowed
            case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
                hash(ast.literal_eval(value))  # raises for what could be changed
            case ast.Expr(ast.Constant()) | ast.FunctionDef():
                pass
            case _:
                pytest.fail(f"line {node.lineno}: only imports, constants and functions belong here")
