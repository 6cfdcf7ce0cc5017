"""What the hidden checks themselves take: milliseconds per right submission, its code in the same process.

    python tests/benchmarks/suites.py [--rounds 20]

The median over the rounds (min to max), per assignment, after one round that is not counted. Under 100 ms is what a
class of thousands can bear; the student's own code, the wall and the reports come on top.
"""

from __future__ import annotations

import argparse
import time
from statistics import median

import numpy as np

import sparsecraft
from sparsecraft_grader.assignment import course_folder, find_assignments
from sparsecraft_grader.student import LocalChannel, Student
from sparsecraft_grader.suite import Judge, run_session


def milliseconds(judge: Judge, assignment: str, rounds: int) -> list[float]:
    """One figure a round."""
    library = dict(sparsecraft.assignments[assignment])
    taken = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        for exercise in judge.exercises(assignment):
            judge.judge(assignment, exercise, Student(LocalChannel(library)))
        taken.append(1000 * (time.perf_counter() - began))
    return taken[1:]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds

    def story(judge: Judge) -> None:
        for assignment in find_assignments():
            taken = milliseconds(judge, assignment, rounds)
            print(f"{assignment:24} {median(taken):6.1f} ms ({min(taken):.1f} to {max(taken):.1f})", flush=True)

    with np.errstate(all="ignore"):
        run_session(course_folder("suites"), find_assignments(), story)


if __name__ == "__main__":
    main()
