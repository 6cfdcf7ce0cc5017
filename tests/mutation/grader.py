"""Mutates the grader's trusted side, a random sample of all mutants: its tests must notice each.

    pip install cosmic-ray
    python tests/mutation/grader.py [--sample 100] [--seed 0] [FILE ...]

Every mutant takes a run of `tests/autograder` up to the first failure, so a survivor takes minutes; the attacks, which
would take as long again, are left out. Prints what survives for somebody to look at: it may compute the same, or a
test is missing.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from solutions import change, mutants, without_docstrings

ROOT = Path(__file__).parents[2]
TRUSTED = ROOT / "autograder" / "sparsecraft_grader"
ALSO_TRUSTED = [ROOT / "autograder" / "sparsecraft_worker" / "wire.py"]  # decodes what a child sends
CELLS_FOR_THE_OTHER_SIDE = {"escapes.py", "hostile"}
LAST = ["test_fuzz", "test_suites"]
LEFT_OUT = "test_attacks"
SECONDS = 900


def files() -> list[Path]:
    """The trusted side's modules."""
    found = [path for path in sorted(TRUSTED.rglob("*.py")) if not CELLS_FOR_THE_OTHER_SIDE & set(path.parts)]
    return [*found, *ALSO_TRUSTED]


def mutants_that_run(path: Path) -> Iterator[str]:
    """Mutants of a module, without those of annotations alone, which nobody evaluates."""
    original = without_docstrings(path.read_text())
    seen = {_without_annotations(original)}
    for mutant in mutants(original):
        if (plain := _without_annotations(mutant)) not in seen:
            seen.add(plain)
            yield mutant


def _without_annotations(source: str) -> str:
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant(None)
    return ast.unparse(tree)


def is_noticed(tree: Path, path: Path, mutant: str) -> bool:
    """Whether a test in a copy of the checkout fails once `path` is the mutant."""
    place = tree / path.relative_to(ROOT)
    original = place.read_text()
    place.write_text(mutant)
    try:
        return any(_fails(tree, tests) for tests in _in_order(path.stem))
    finally:
        place.write_text(original)


def _in_order(module: str) -> Iterator[list[Path]]:
    """The module's own tests, then all others, the longest last."""
    tests = [path for path in sorted((ROOT / "tests" / "autograder").glob("test_*.py")) if path.stem != LEFT_OUT]
    own = [path for path in tests if path.stem == f"test_{module}"]
    last = sorted((path for path in tests if path.stem in LAST), key=lambda path: LAST.index(path.stem))
    yield from ([path] for path in own)
    yield [path for path in tests if path not in own + last]
    yield from ([path] for path in last if path not in own)


def _fails(tree: Path, tests: list[Path]) -> bool:
    environment = os.environ | {"PYTHONPATH": f"{tree / 'autograder'}:{tree / 'reference'}"}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--override-ini", "addopts="]
    run = subprocess.Popen(
        [*command, *(str(path.relative_to(ROOT)) for path in tests)],
        cwd=tree,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return run.wait(SECONDS) != 0
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        return True


def main() -> int:
    """Print every mutant of the sample and whether it was noticed; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    wanted = parser.parse_args()
    candidates = [
        (path, mutant) for path in map(Path.resolve, wanted.files or files()) for mutant in mutants_that_run(path)
    ]
    sample = random.Random(wanted.seed).sample(candidates, min(wanted.sample, len(candidates)))
    survived = 0
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, "checkout")
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".venv", ".git", "__pycache__"))
        Path(folder).chmod(0o755)
        for number, (path, mutant) in enumerate(sample, 1):
            noticed = is_noticed(tree, path, mutant)
            survived += not noticed
            what = f"{path.relative_to(ROOT)}: {change(without_docstrings(path.read_text()), mutant)}"
            print(f"{number}/{len(sample)} {'noticed ' if noticed else 'SURVIVES'} {what}", flush=True)
    print(f"{len(candidates)} mutants, a sample of {len(sample)}, {survived} survive")
    return int(survived > 0)


if __name__ == "__main__":
    sys.exit(main())
