"""How fast a class is graded: `sparsecraft grade` beside nbgrader and Otter-Grader, and how it scales.

    python3 -m venv ENV && ENV/bin/pip install 'otter-grader[grading]'      # for --otter; matplotlib is not needed
    python tests/benchmarks/grading.py [--students 200] [--nbgrader 12] [--otter ENV] [--otter-students 12]
                                       [--rounds 3] [--jobs 2] [--scale 100 1000 10000]

All grade the first of the same `lasso` notebooks: of every five, two are right (the instructor's answers and every
style beside the suite in turn), two have one mistaken function, one is half done or untouched. None is hostile: those
take as long as their deadlines say. Each is timed as whole processes on 2 submissions and on all of its own, every
time in a fresh folder, after an untimed run; every round times all of them in turn. After every run each submission
must have a score, the first, which is right, all points, and the second, which has a mistake, less.

    sparsecraft  `sparsecraft grade` in `--jobs` processes, with its hidden checks, diagnosis and reports
    nbgrader     `nbgrader autograde`, one notebook after the other: it has no other way
    no figures   the same, told to skip the closing figure
    otter run    Otter-Grader's command, for one notebook after the other: it takes no more
    otter        the function behind that command, in `--jobs` processes, see `otter_peer.py`

The peers run the checks that students see, and no more. sparsecraft does not run the closing figure; `no figures` and
both of Otter's skip that cell as well.

Each grader's median over the rounds (min to max):
    start-up, s           T(2) - 2 marginal, where T(n) is the seconds that n submissions take
    marginal, s           (T(n) - T(2)) / (n - 2): what one more submission adds; with more than 2 jobs, starting the
                          others as well; n should be a multiple of the jobs
    submissions a second  1 / marginal
    with start-up         n / T(n); not to be compared, because n differs
    peak memory, MB       of the largest single process for n submissions, see `watch.py`
    sparsecraft / this    its submissions a second over the grader's, taken round by round

`--scale` has sparsecraft alone grade these many of the same class, once each, and shows for each size
    seconds               T(n)
    first result, s       until the first record is there, to a twentieth of a second: what comes before all grading
    submissions a second  n / T(n)
    trusted, MB           the peaks of all trusted processes added up: the command, the server that forks grading
                          processes, and these; not those that run student code. More than they ever hold at one time
    largest, MB           the largest of them
and, in the last line, how much more the largest size takes than the smallest.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain, cycle, islice, zip_longest
from pathlib import Path
from statistics import median

from nbgrader.api import Gradebook
from rich.console import Console
from rich.table import Table
from watch import Run, adopt_orphans, run

from sparsecraft_grader.assignment import load_assignment
from sparsecraft_grader.demo import fill_in
from sparsecraft_grader.pasted import mistaken_cells, right_cells

ROOT, SCRIPTS = Path(__file__).parents[2], Path(sys.executable).parent
ASSIGNMENT, FIGURE = "lasso", "figure"
NOTEBOOK = f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
NBGRADER = (sys.executable, "-m", "nbgrader")
OTTER_PEER = str(Path(__file__).with_name("otter_peer.py"))
OTTER_VERSION = "from importlib.metadata import version; print(version('otter-grader'))"
TINY, HALF = 2, 3
SPEED = "submissions a second"
Shares = dict[str, float]


@dataclass(frozen=True)
class Grader:
    """A command that grades `submitted/`, and how to read each student's share of the points from what it leaves."""

    name: str
    size: int
    command: tuple[str, ...]
    shares: Callable[[Path], Shares]
    adapt: Callable[[bytes], bytes] = bytes

    def run(self, home: Path, size: int) -> Run:
        """Grade the first `size` submissions in a fresh copy of the course."""
        with tempfile.TemporaryDirectory(dir=home) as name:
            folder = Path(name)
            shutil.copytree(home / "course", folder, dirs_exist_ok=True)
            write(folder / "submitted", ((student, self.adapt(content)) for student, content in build_class(size)))
            used = run(self.command, folder, environment(self.command, home), home / "log.txt")
            require_judgement(self.name, self.shares(folder), size)
        return used

    def figures(self, home: Path) -> dict[str, float]:
        """One round: the rows of the table."""
        tiny, whole = self.run(home, TINY), self.run(home, self.size)
        print(f"{self.name}: {tiny.seconds:.2f} s for {TINY}, {whole.seconds:.2f} s for {self.size}", file=sys.stderr)
        if whole.seconds <= tiny.seconds:
            sys.exit(f"That can't be: this machine is too busy to measure {self.name} with {self.size} submissions.")
        marginal = (whole.seconds - tiny.seconds) / (self.size - TINY)
        return {
            "start-up, s": tiny.seconds - TINY * marginal,
            "marginal, s": marginal,
            SPEED: 1 / marginal,
            "with start-up": self.size / whole.seconds,
            "peak memory, MB": max(whole.trusted + whole.untrusted),
        }


def require_judgement(name: str, shares: Shares, size: int) -> None:
    """A grader that leaves submissions out, or does not tell right from wrong, is not worth timing."""
    if len(shares) != size:
        sys.exit(f"{name} has graded only {len(shares)} of {size} submissions.")
    right, mistaken = shares[student_name(1)], shares[student_name(2)]
    if not right == 1 > mistaken:
        sys.exit(f"{name} gave the right submission {right:.0%} of the points, and the mistaken one {mistaken:.0%}.")


def environment(command: tuple[str, ...], home: Path) -> dict[str, str]:
    """Ours, but with settings and scratch files in `home`; nbgrader starts `alembic` by its name."""
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    own = dict.fromkeys(("TMPDIR", "JUPYTER_DATA_DIR", "IPYTHONDIR"), str(home))
    return os.environ | own | {"PATH": path, "JUPYTER_NO_CONFIG": "1"}


def build_class(size: int) -> Iterator[tuple[str, bytes]]:
    """Students and their notebooks, in the mix that is described above."""
    assignment = load_assignment(ASSIGNMENT)
    answers = dict(assignment.answers)
    mistakes = [[{name: cell} for cell in mistaken_cells(assignment.suite, name).values()] for name in answers]
    right = cycle([answers, *right_cells(assignment.suite).values()])
    mistaken = cycle([answers | wrong for wrong in chain.from_iterable(zip_longest(*mistakes)) if wrong])
    unfinished: cycle[dict[str, str]] = cycle([dict(islice(answers.items(), HALF)), {}])
    turns = islice(cycle([right, mistaken, right, mistaken, unfinished]), size)
    return ((student_name(number), fill_in(ASSIGNMENT, next(turn))) for number, turn in enumerate(turns, 1))


def student_name(number: int) -> str:
    return f"student-{number:05}"


def write(submitted: Path, students: Iterable[tuple[str, bytes]]) -> None:
    for student, content in students:
        notebook = submitted / student / NOTEBOOK
        notebook.parent.mkdir(parents=True)
        notebook.write_bytes(content)


def sparsecraft(submitted: Path | str, options: argparse.Namespace) -> Grader:
    command = (str(SCRIPTS / "sparsecraft"), "grade", str(submitted), "--out=out", f"--jobs={options.jobs}")
    return Grader("sparsecraft", options.students, command, sparsecraft_shares)


def sparsecraft_shares(folder: Path) -> Shares:
    return {path.parent.name: share(path) for path in folder.glob(f"out/*/{ASSIGNMENT}.json")}


def share(path: Path) -> float:
    record = json.loads(path.read_bytes())
    return float(record["score"] / record["max_score"])


def nbgrader(options: argparse.Namespace) -> Grader:
    return Grader("nbgrader", options.nbgrader, (*NBGRADER, "autograde", ASSIGNMENT, "--force"), nbgrader_shares)


def no_figures(options: argparse.Namespace) -> Grader:
    command = (*nbgrader(options).command, f"--Execute.skip_cells_with_tag={FIGURE}")
    return Grader("no figures", options.nbgrader, command, nbgrader_shares)


def nbgrader_shares(folder: Path) -> Shares:
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        graded = gradebook.assignment_submissions(ASSIGNMENT)
        return {submission.student.id: submission.code_score / submission.max_code_score for submission in graded}


def otter_run(options: argparse.Namespace) -> Grader:
    command = (str(options.otter), OTTER_PEER, "run", "submitted", "otter")
    return Grader("otter run", options.otter_students, command, otter_shares, with_figure_ignored)


def otter(options: argparse.Namespace) -> Grader:
    command = (str(options.otter), OTTER_PEER, "grade", "submitted", "otter", f"--jobs={options.jobs}")
    return Grader("otter", options.otter_students, command, otter_shares, with_figure_ignored)


def otter_shares(folder: Path) -> Shares:
    return {path.stem: share(path) for path in folder.glob("otter/*.json")}


def with_figure_ignored(content: bytes) -> bytes:
    """As the notebook would be if the release had been made for Otter."""
    notebook = json.loads(content)
    for cell in notebook["cells"]:
        if FIGURE in cell["metadata"].get("tags", []):
            cell["metadata"]["tags"].append("otter_ignore")
    return json.dumps(notebook).encode()


def make_course(home: Path, options: argparse.Namespace) -> None:
    """What the peers need besides the submissions: nbgrader's gradebook and release, Otter's `autograder.zip`."""
    course = home / "course"
    shutil.copytree(ROOT / "solutions" / ASSIGNMENT, course / "solutions" / ASSIGNMENT)
    shutil.copy(ROOT / "nbgrader_config.py", course)
    commands = [(*NBGRADER, "generate_assignment", ASSIGNMENT)]
    if options.otter:
        commands.append((str(options.otter), OTTER_PEER, "make", str(ROOT / "exercises" / NOTEBOOK)))
    for command in commands:
        run(command, course, environment(command, home), home / "log.txt")


def compare(home: Path, options: argparse.Namespace) -> Table:
    """Every grader in turn, round by round; the first is ours."""
    graders = [sparsecraft("submitted", options), nbgrader(options), no_figures(options)]
    graders += [otter_run(options), otter(options)] if options.otter else []
    for grader in graders:
        grader.run(home, TINY)
    rounds = [[grader.figures(home) for grader in graders] for _ in range(options.rounds)]
    table = Table("", "n", *rounds[0][0], "sparsecraft / this")
    for grader, of_one in zip(graders, zip(*rounds, strict=True), strict=True):
        ratios = [ours[SPEED] / figures[SPEED] for (ours, *_), figures in zip(rounds, of_one, strict=True)]
        columns = [[figures[column] for figures in of_one] for column in rounds[0][0]]
        table.add_row(grader.name, str(grader.size), *map(summary, [*columns, ratios]))
    return table


def summary(values: Sequence[float]) -> str:
    return "{} ({} to {})".format(*map(rounded, (median(values), min(values), max(values))))


def rounded(value: float) -> str:
    return f"{float(f'{value:.3g}'):g}"


def scale(home: Path, options: argparse.Namespace) -> Table:
    """The class grows in one folder, so that every notebook is written once."""
    table = Table("submissions", "seconds", "first result, s", "submissions a second", "trusted, MB", "largest, MB")
    sizes, submitted, written = sorted(options.scale), home / "growing", 0
    grader, students = sparsecraft(submitted, options), build_class(sizes[-1])
    memory: list[tuple[float, float]] = []
    for size in sizes:
        write(submitted, islice(students, size - written))
        written = size
        used = grade_all(grader, home, size)
        print(f"sparsecraft: {used.seconds:.2f} s for {size}", file=sys.stderr)
        memory.append((sum(used.trusted), max(used.trusted)))
        figures = used.seconds, used.first_sign, size / used.seconds, *memory[-1]
        table.add_row(str(size), *map(rounded, figures))
    growth = [f"{last / first - 1:+.1%}" for first, last in zip(memory[0], memory[-1], strict=True)]
    table.add_row("growth", "", "", "", *growth)
    return table


def grade_all(grader: Grader, home: Path, size: int) -> Run:
    with tempfile.TemporaryDirectory(dir=home) as name:
        folder = Path(name)

        def has_result() -> bool:
            return any(folder.glob(f"out/*/{ASSIGNMENT}.json"))

        used = run(grader.command, folder, environment(grader.command, home), home / "log.txt", has_result)
        require_judgement(grader.name, grader.shares(folder), size)
    return used


def machine(options: argparse.Namespace) -> str:
    model = Path("/proc/cpuinfo").read_text().partition("model name\t: ")[2].partition("\n")[0]
    versions = f"Python {sys.version.partition(' ')[0]}, nbgrader {version('nbgrader')}"
    if options.otter:
        versions += f", otter-grader {otter_version(options.otter)}"
    return f"{len(os.sched_getaffinity(0))} cores, {model}; {versions}; load {os.getloadavg()[0]:.1f} at the start"


def otter_version(python: Path) -> str:
    """Empty when Otter is not installed there."""
    return subprocess.run([python, "-c", OTTER_VERSION], capture_output=True, text=True).stdout.strip()


def python_of(place: str) -> Path:
    """The Python of an environment that is named by its folder, its `bin` or its Python; links are not followed."""
    candidates = [Path(place).absolute() / inside for inside in ("bin/python", "python", "")]
    for candidate in candidates:
        if candidate.is_file() and otter_version(candidate):
            return candidate
    raise argparse.ArgumentTypeError(f"there is no Python with Otter-Grader in {place}")


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    for name, default in {"students": 200, "nbgrader": 12, "otter-students": 12, "rounds": 3, "jobs": 2}.items():
        parser.add_argument(f"--{name}", type=int, default=default, help=f"default: {default}")
    parser.add_argument("--otter", type=python_of, metavar="ENV", help="an environment with Otter-Grader in it")
    parser.add_argument("--scale", type=int, nargs="+", default=[], metavar="SIZE", help="sizes of a growing class")
    options = parser.parse_args()
    if min(options.students, options.nbgrader, options.otter_students) <= TINY or min(options.rounds, options.jobs) < 1:
        parser.error(f"give each grader more than {TINY} submissions, and at least one round and one job")
    if min(options.scale, default=TINY) < TINY:
        parser.error(f"a class to scale has at least {TINY} submissions")
    return options


def main() -> None:
    options = parse_options()
    adopt_orphans()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    print(machine(options))
    console = Console(width=140)
    with tempfile.TemporaryDirectory(prefix="grading-") as name:
        home = Path(name)
        home.chmod(0o755)  # without bubblewrap, student code runs as nobody, in a folder in here
        try:
            make_course(home, options)
            console.print(compare(home, options))
            if options.scale:
                console.print(scale(home, options))
        except KeyboardInterrupt:
            sys.exit("interrupted")


if __name__ == "__main__":
    main()
