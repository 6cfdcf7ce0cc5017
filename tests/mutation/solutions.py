"""Mutates the instructors' solutions, one operator or number at a time: the hidden checks must notice every mutant.

    pip install cosmic-ray
    python tests/mutation/solutions.py [ASSIGNMENT[.EXERCISE] ...]

Mutants that compute the same are listed in `equivalent.toml`, each with the reason; exit code 1 when others survive, or
when one that is listed does not exist any more or is noticed after all.
"""

import ast
import contextlib
import difflib
import multiprocessing
import resource
import signal
import sys
import tomllib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

import sparsecraft
from sparsecraft_grader.assignment import course_folder, find_assignments, load_assignment
from sparsecraft_grader.student import LocalChannel, Student
from sparsecraft_grader.suite import Judge, run_session

EQUIVALENT = tomllib.loads((Path(__file__).parent / "equivalent.toml").read_text())
UNUSABLE = {
    "core/VariableInserter",
    "core/VariableReplacer",
    "core/ExceptionReplacer",
}  # need arguments; stops at a dot
SECONDS = 10
BYTES = 4 << 30


class _TookTooLong(BaseException):
    """A mutant that does not end is noticed."""


def mutants(source: str) -> Iterator[str]:
    """Every variant of `source` that one of cosmic-ray's operators makes and Python reads."""
    for name in sorted(set(operator_names()) - UNUSABLE):
        occurrence = 0
        while (mutant := mutate_code(source, get_operator(name)(), occurrence)) is not None:
            occurrence += 1
            with contextlib.suppress(SyntaxError):  # it takes the star before keyword-only parameters for a product
                ast.parse(mutant)
                yield mutant


def survivors(assignment: str, exercise: str) -> tuple[int, list[str]]:
    """How many mutants of an exercise there are, and what those that pass every check changed."""
    original = without_docstrings(load_assignment(assignment).answers[exercise])
    all_mutants, survived = sorted(set(mutants(original)) - {original}), []

    def story(judge: Judge) -> None:
        survived.extend(mutant for mutant in all_mutants if not _is_noticed(judge, assignment, exercise, mutant))

    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    signal.signal(signal.SIGALRM, _time_is_up)
    with np.errstate(all="ignore"):
        run_session(course_folder("suites"), [assignment], story)
    return len(all_mutants), [change(original, mutant) for mutant in survived]


def _is_noticed(judge: Judge, assignment: str, exercise: str, mutant: str) -> bool:
    names: dict[str, object] = {**sparsecraft.assignments[assignment]}
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        for source in (_setup(assignment), mutant):
            exec(compile(source, exercise, "exec"), names)
        verdicts = judge.judge(assignment, exercise, Student(LocalChannel(names)))
        return not all(verdict.result.passed for verdict in verdicts)
    except (Exception, _TookTooLong):
        return True
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _setup(assignment: str) -> str:
    return next(cell.source for cell in load_assignment(assignment).cells if cell.grade_id == "setup")


def _time_is_up(*_: object) -> None:
    raise _TookTooLong


def without_docstrings(source: str) -> str:
    """Code without comments and docstrings, which nobody needs to mutate."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None:
            node.body[:1] = [] if len(node.body) > 1 else [ast.Pass()]
    return ast.unparse(tree) + "\n"


def change(original: str, mutant: str) -> str:
    """The lines of a mutant that are not in the original."""
    lines = difflib.ndiff(original.splitlines(), mutant.splitlines())
    return "; ".join(line[2:].strip() for line in lines if line.startswith("+ "))


def main(wanted: list[str]) -> int:
    """Print a line an exercise, and what survived; the exit code."""
    exercises = [
        (assignment, exercise)
        for assignment in find_assignments()
        for exercise in load_assignment(assignment).exercises
        if not wanted or assignment in wanted or f"{assignment}.{exercise}" in wanted
    ]
    total = missed = known = 0
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn"), max_tasks_per_child=1) as pool:
        asked = [(each, pool.submit(survivors, *each)) for each in exercises]
        for (assignment, exercise), future in asked:
            count, changes = future.result()
            reasons = EQUIVALENT.get(assignment, {}).get(exercise, {})
            open_changes = sorted(set(changes) - set(reasons))
            outdated = sorted(set(reasons) - set(changes))
            total, known = total + count, known + len(changes) - len(open_changes)
            missed += len(open_changes) + len(outdated)
            print(f"{assignment}.{exercise}: {count} mutants, {len(changes)} pass", flush=True)
            for change in open_changes:
                print(f"    survives: {change}")
            for change in outdated:
                print(f"    listed, but noticed or not there any more: {change}")
    print(f"{total} mutants, {known} equivalent ones, {missed} to look at")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
