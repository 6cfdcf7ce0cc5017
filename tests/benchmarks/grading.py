"""How fast a class is graded: `sparsecraft grade` beside nbgrader's own `nbgrader autograde`.

    python tests/benchmarks/grading.py [--students 200] [--nbgrader 12] [--rounds 3] [--jobs 2]

Both grade the first of the same `lasso` notebooks: of every five, two are right (the instructor's answers and every
style beside the suite in turn), two have one mistaken function, one is half done or untouched. None is hostile: those
take as long as their deadlines say. Both are timed as whole processes on 2 submissions and on all of theirs, every
time in a fresh folder, after an untimed run of each; every round times both. `sparsecraft` grades in `--jobs`
processes (with more than 2, starting the others counts as marginal), nbgrader one notebook after the other.

Columns: each grader's median over the rounds (min to max); then sparsecraft's over nbgrader's, taken round by round.
    start-up, s           T(2) - 2 marginal, where T(n) is the seconds that n submissions take
    marginal, s           (T(n) - T(2)) / (n - 2): what one more submission adds
    submissions a second  1 / marginal
    with start-up         n / T(n); no ratio, because n differs
    peak memory, MB       of the largest single process for n submissions, libraries that it shares included
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain, cycle, islice, zip_longest
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from sparsecraft_grader.assignment import load_assignment
from sparsecraft_grader.demo import fill_in
from sparsecraft_grader.pasted import mistaken_cells, right_cells

ROOT, SCRIPTS = Path(__file__).parents[2], Path(sys.executable).parent
ASSIGNMENT = "lasso"
NOTEBOOK = f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
NBGRADER = (sys.executable, "-m", "nbgrader")
TINY, HALF = 2, 3


@dataclass(frozen=True)
class Grader:
    """A command that grades `submitted/`, and what it leaves behind for every submission."""

    name: str
    command: tuple[str, ...]
    record: str
    submissions: dict[str, bytes]

    def run(self, home: Path, size: int) -> tuple[float, float]:
        """Seconds and MB that the first `size` submissions take, in a fresh copy of the course."""
        with tempfile.TemporaryDirectory(dir=home) as name:
            folder = Path(name)
            shutil.copytree(home / "course", folder, dirs_exist_ok=True)
            for student, content in islice(self.submissions.items(), size):
                notebook = folder / "submitted" / student / NOTEBOOK
                notebook.parent.mkdir(parents=True)
                notebook.write_bytes(content)
            used = run(self.command, folder, home)
            graded = len(list(folder.glob(self.record)))
        if graded != size:
            sys.exit(f"{self.name} has graded only {graded} of {size} submissions.")
        return used

    def figures(self, home: Path) -> dict[str, float]:
        """One round: the rows of the table."""
        size = len(self.submissions)
        (tiny, _), (whole, peak) = self.run(home, TINY), self.run(home, size)
        print(f"{self.name}: {tiny:.2f} s for {TINY}, {whole:.2f} s for {size}", file=sys.stderr)
        marginal = (whole - tiny) / (size - TINY)
        figures = {"start-up, s": tiny - TINY * marginal, "marginal, s": marginal, "submissions a second": 1 / marginal}
        return figures | {"with start-up": size / whole, "peak memory, MB": peak}


def run(command: tuple[str, ...], folder: Path, home: Path) -> tuple[float, float]:
    """Seconds until the command itself ends; MB of the largest of its processes, also of those that it leaves to us."""
    path = os.pathsep.join([str(SCRIPTS), os.environ.get("PATH", "")])  # nbgrader starts `alembic` by its name
    own = dict.fromkeys(("TMPDIR", "JUPYTER_DATA_DIR", "IPYTHONDIR"), str(home))
    environment = os.environ | own | {"PATH": path, "JUPYTER_NO_CONFIG": "1"}
    log, peak = home / "log.txt", 0
    with log.open("wb") as out:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out, process_group=0)
        while children():
            pid, status, usage = os.wait4(-1, 0)
            peak = max(peak, usage.ru_maxrss)
            if pid == process.pid:
                seconds, process.returncode = time.perf_counter() - started, os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} has failed:\n{log.read_text(errors='replace')[-4000:]}")
    return seconds, peak / 1024


def children() -> list[int]:
    return [int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]


def end_children() -> None:
    """Kill what still runs; what loses its parent by that becomes our own child, and is next."""
    while running := children():
        for pid in running:
            os.kill(pid, signal.SIGKILL)
        os.wait()


def build_class(size: int) -> dict[str, bytes]:
    """Notebooks by student, in the mix that is described above."""
    assignment = load_assignment(ASSIGNMENT)
    answers = dict(assignment.answers)
    mistakes = [[{name: cell} for cell in mistaken_cells(assignment.suite, name).values()] for name in answers]
    right = cycle([answers, *right_cells(assignment.suite).values()])
    mistaken = cycle([answers | wrong for wrong in chain.from_iterable(zip_longest(*mistakes)) if wrong])
    unfinished: cycle[dict[str, str]] = cycle([dict(islice(answers.items(), HALF)), {}])
    turns = islice(cycle([right, mistaken, right, mistaken, unfinished]), size)
    return {f"student-{number:04}": fill_in(ASSIGNMENT, next(turn)) for number, turn in enumerate(turns, 1)}


def measure(home: Path, options: argparse.Namespace) -> Table:
    course = home / "course"
    shutil.copytree(ROOT / "solutions" / ASSIGNMENT, course / "solutions" / ASSIGNMENT)
    shutil.copy(ROOT / "nbgrader_config.py", course)
    run((*NBGRADER, "generate_assignment", ASSIGNMENT), course, home)
    grade = (str(SCRIPTS / "sparsecraft"), "grade", "submitted", "--out=out", f"--jobs={options.jobs}")
    autograde = (*NBGRADER, "autograde", ASSIGNMENT, "--force")
    ours = Grader("sparsecraft", grade, f"out/*/{ASSIGNMENT}.json", build_class(options.students))
    theirs = Grader("nbgrader", autograde, f"autograded/*/{NOTEBOOK}", build_class(options.nbgrader))
    table = Table("", *(f"{grader.name}, n = {len(grader.submissions)}" for grader in (ours, theirs)), "ratio")
    for grader in (ours, theirs):
        grader.run(home, TINY)
    rounds = [(ours.figures(home), theirs.figures(home)) for _ in range(options.rounds)]
    for row in rounds[0][0]:
        pairs = [(left[row], right[row]) for left, right in rounds]
        ratio = summary([left / right for left, right in pairs]) if row == "submissions a second" else ""
        table.add_row(row, *map(summary, zip(*pairs, strict=True)), ratio)
    return table


def summary(values: Sequence[float]) -> str:
    shown = (f"{float(f'{value:.3g}'):g}" for value in (median(values), min(values), max(values)))
    return "{} ({} to {})".format(*shown)


def machine() -> str:
    model = Path("/proc/cpuinfo").read_text().partition("model name\t: ")[2].partition("\n")[0]
    versions = f"Python {sys.version.partition(' ')[0]}, nbgrader {version('nbgrader')}"
    return f"{len(os.sched_getaffinity(0))} cores, {model}; {versions}; load {os.getloadavg()[0]:.1f} at the start"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    for name, default in {"students": 200, "nbgrader": 12, "rounds": 3, "jobs": 2}.items():
        parser.add_argument(f"--{name}", type=int, default=default, help=f"default: {default}")
    options = parser.parse_args()
    if min(options.students, options.nbgrader) <= TINY or min(options.rounds, options.jobs) < 1:
        parser.error(f"give each grader more than {TINY} submissions, and at least one round and one job")
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER: what a command leaves running becomes our child
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    print(machine())
    with tempfile.TemporaryDirectory(prefix="grading-") as name:
        Path(name).chmod(0o755)  # without bubblewrap, student code runs as nobody, in a folder in here
        try:
            Console(width=100).print(measure(Path(name), options))
        except KeyboardInterrupt:
            sys.exit("interrupted")
        finally:
            end_children()


if __name__ == "__main__":
    main()
