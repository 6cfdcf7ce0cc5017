"""Every attack in `tests/attacks/` is graded in one class with honest bystanders: none gains a mark or harms anyone."""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import COMMAND, ROOT, read_result, run_command, submit
from specimens import TARGET, assert_verdict, read_specimens

from sparsecraft_grader import become_nobody
from sparsecraft_grader.demo import fill_in

ATTACKS = read_specimens("attacks")
BYSTANDERS = ("a-bystander", "f-bystander", "r-bystander", "z-bystander")
GROUPS = {"forging", "reading", "breaking_out", "exhausting", "crashing", "tampering"}
NOBODY = 65_534
PR_SET_CHILD_SUBREAPER = 36
MODES = ["bubblewrap", "landlock and seccomp alone", "an ordinary user"]

each_attack = pytest.mark.parametrize("attack", ATTACKS, ids=[attack.name for attack in ATTACKS])


class Class:
    """A class of attackers and bystanders, graded once by the real command; what it left behind."""

    def __init__(self, folder, answers, mode):
        self.submitted, self.results, self.temporary = folder / "submitted", folder / "results", folder / "tmp"
        for attack in ATTACKS:
            attack.submit(self.submitted, answers)
        for bystander in BYSTANDERS:
            submit(self.submitted, bystander, fill_in("lasso", answers))
        self.before = fingerprints(self.submitted)
        self.temporary.mkdir()
        step_down = _as_ordinary_user(folder) if mode == MODES[2] else []
        path = f"{_refusing_bubblewrap(folder)}:{os.environ['PATH']}" if mode == MODES[1] else os.environ["PATH"]
        command = [*step_down, COMMAND, "grade", self.submitted, "--out", self.results, "--jobs", "2"]
        environment = os.environ | {"PATH": path, "TMPDIR": str(self.temporary)}
        before = _children()
        with _adopting_orphans():
            self.done = subprocess.run(
                command, capture_output=True, text=True, timeout=900, env=environment, cwd=folder
            )
            self.strays = _children_after(before)


def _as_ordinary_user(folder):
    """The start of a command that is run as nobody, whose everything in `folder` becomes."""
    if os.getuid() != 0:
        pytest.skip("the other classes are graded by an ordinary user already")
    folder.chmod(0o755)
    for place in [folder, *folder.rglob("*")]:
        os.chown(place, NOBODY, NOBODY, follow_symlinks=False)
    needed = [sys.prefix, sys.base_prefix, ROOT, become_nobody.__file__]
    step_down = [sys.executable, "-I", "-S", become_nobody.__file__, *map(str, needed), "--"]
    if subprocess.run([*step_down, str(COMMAND), "--help"], capture_output=True, cwd=folder).returncode != 0:
        pytest.skip("this Python lies where only root can reach it, and root may not mount")
    return step_down


def _refusing_bubblewrap(folder):
    """A folder with a `bwrap` that may not work here, as in most containers."""
    refusing = folder / "bin" / "bwrap"
    refusing.parent.mkdir()
    refusing.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    refusing.chmod(0o755)
    return refusing.parent


@contextmanager
def _adopting_orphans():
    """Processes that outlive the grader become children of this one."""
    libc = ctypes.CDLL(None)
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    yield
    libc.prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


def _children_after(before, seconds=10):
    deadline = time.monotonic() + seconds
    while (strays := _children() - before) and time.monotonic() < deadline:
        for stray in strays:
            os.waitpid(stray, os.WNOHANG)
        time.sleep(0.1)
    return strays


def _children():
    return {int(pid) for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()}


def fingerprints(folder):
    """Path -> mode, size, time and content of everything in a folder, links not followed."""
    found = {}
    for path in sorted(folder.rglob("*")):
        info = path.lstat()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() and not path.is_symlink() else ""
        found[str(path)] = (info.st_mode, info.st_size, info.st_mtime_ns, content)
    return found


@pytest.fixture(scope="module", params=MODES)
def graded(request, answers):
    if request.param == MODES[0] and shutil.which("bwrap") is None:
        pytest.skip("bubblewrap is not installed")
    with tempfile.TemporaryDirectory() as folder:  # pytest keeps its own from other users
        yield Class(Path(folder), answers, request.param)


def test_there_is_something_to_withstand():
    assert {attack.name.split("/")[0] for attack in ATTACKS} == GROUPS
    assert len(ATTACKS) >= 60


def test_the_class_is_graded_to_its_end(graded):
    assert graded.done.returncode == 0, graded.done.stderr


@each_attack
def test_it_gains_nothing(graded, attack):
    assert_verdict(attack, read_result(graded.results, attack.student))


@pytest.mark.parametrize("bystander", BYSTANDERS)
def test_a_bystander_gets_the_record_of_a_class_without_attackers(graded, bystander, quiet_class):
    assert (graded.results / bystander / "lasso.json").read_bytes() == (
        quiet_class / bystander / "lasso.json"
    ).read_bytes()


def test_what_was_submitted_is_as_it_was(graded):
    assert fingerprints(graded.submitted) == graded.before


def test_nothing_goes_on_and_nothing_is_left(graded):
    assert graded.strays == set()
    assert list(graded.temporary.iterdir()) == []


def test_results_hold_records_and_pages_alone(graded):
    students = {attack.student for attack in ATTACKS} | set(BYSTANDERS)
    found = {path.relative_to(graded.results) for path in graded.results.rglob("*") if path.is_file()}
    assert {path for path in found if path.parts[0] in students} == {
        Path(student, f"lasso.{kind}") for student in students for kind in ("json", "html")
    }


@pytest.fixture(scope="module")
def quiet_class(tmp_path_factory, answers):
    """The results of the bystanders alone."""
    folder = tmp_path_factory.mktemp("quiet")
    for bystander in BYSTANDERS:
        submit(folder / "submitted", bystander, fill_in("lasso", answers))
    done = run_command("grade", folder / "submitted", "--out", folder / "results")
    assert done.returncode == 0, done.stderr
    return folder / "results"


@pytest.fixture(scope="module")
def without_the_wall(tmp_path_factory, answers):
    """The attacks that only the wall stops, graded without it: results folder."""
    folder = tmp_path_factory.mktemp("open")
    for attack in ATTACKS:
        if attack.needs_the_wall:
            attack.submit(folder / "submitted", answers)
    done = run_command("grade", folder / "submitted", "--out", folder / "results", "--unsafe-no-sandbox")
    assert done.returncode == 0, done.stderr
    return folder / "results"


@pytest.mark.parametrize("attack", [attack for attack in ATTACKS if attack.needs_the_wall], ids=lambda a: a.name)
def test_it_is_the_wall_that_stops_it(without_the_wall, attack):
    result = read_result(without_the_wall, attack.student)
    assert {e.name for e in result.exercises if e.score < e.max_score} <= set(), (attack.name, TARGET, result.notes)
