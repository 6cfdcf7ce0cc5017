"""Grading on a real Dask cluster: a scheduler and workers in processes of their own."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time

import pytest
from conftest import COMMAND, read_result, run_command, submit

from sparsecraft_grader.demo import fill_in

NO_LANDLOCK = """
import errno, pyseccomp
filter = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
filter.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "landlock_create_ruleset")
filter.load()
"""


@pytest.fixture
def cluster(tmp_path):
    """A function that adds a worker to a scheduler of our own, and the scheduler's address."""
    with contextlib.ExitStack() as running:

        def start(kind, *arguments, environment=os.environ):
            command = [sys.executable, "-m", "dask", kind, *map(str, arguments), "--no-dashboard"]
            with open(tmp_path / f"{kind}.log", "ab") as log:
                process = subprocess.Popen(
                    command, stdout=log, stderr=log, env=environment, cwd=tmp_path, start_new_session=True
                )
            running.callback(process.wait)
            running.callback(end, process)
            return process

        contact = tmp_path / "scheduler.json"
        start("scheduler", "--host", "tcp://127.0.0.1", "--port", 0, "--scheduler-file", contact)
        while not contact.exists() or not contact.read_bytes():
            time.sleep(0.05)
        address = json.loads(contact.read_bytes())["address"]

        def add_worker(*options, environment=os.environ):
            own = ["--host", "127.0.0.1", "--nthreads", 1, "--local-directory", tmp_path / "dask", *options]
            return start("worker", address, *own, environment=environment)

        yield add_worker, address


def end(process):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture
def submitted(tmp_path, answers):
    """Two dozen submissions: right, wrong, damaged, and one that crashes whatever runs it."""
    wrong = {"soft_threshold": "def soft_threshold(z, threshold):\n    return z"}
    crashing = {"alpha_max": "import os\nos._exit(1)"}
    for number in range(24):
        cells = (answers, answers | wrong, answers | crashing)[number % 3]
        submit(tmp_path / "submitted", f"student-{number:02}", fill_in("lasso", cells))
    submit(tmp_path / "submitted", "damaged", b"{")
    return tmp_path / "submitted"


def records(results):
    return {path.parent.name: path.read_bytes() for path in results.glob("*/lasso.json")}


def test_a_cluster_gives_what_one_machine_gives_also_when_a_worker_is_killed(cluster, submitted, tmp_path):
    add_worker, address = cluster
    workers = [add_worker(), add_worker()]
    command = [COMMAND, "grade", submitted, "--scheduler", address, "--out", tmp_path / "theirs"]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while len(records(tmp_path / "theirs")) < 4:
        assert run.poll() is None, run.communicate()
        time.sleep(0.05)
    end(workers[0])
    _, said = run.communicate(timeout=120)
    assert run.returncode == 0, said
    assert run_command("grade", submitted, "--out", tmp_path / "ours").returncode == 0
    assert records(tmp_path / "theirs") == records(tmp_path / "ours")
    assert len(records(tmp_path / "ours")) == 25
    again = run_command("grade", submitted, "--scheduler", address, "--out", tmp_path / "theirs")
    assert "25 kept from an earlier run" in again.stdout


def test_a_worker_without_a_nanny_grades_too(cluster, submitted, tmp_path):
    add_worker, address = cluster
    add_worker("--no-nanny", "--nthreads", 2)
    done = run_command("grade", submitted, "--scheduler", address, "--out", tmp_path / "results")
    assert done.returncode == 0, done.stderr
    assert read_result(tmp_path / "results", "student-00").score == 20


def test_the_wall_must_hold_on_every_worker(cluster, submitted, tmp_path):
    add_worker, address = cluster
    (tmp_path / "no_landlock.py").write_text(NO_LANDLOCK)
    add_worker("--preload", tmp_path / "no_landlock.py")
    done = run_command("grade", submitted, "--scheduler", address, "--out", tmp_path / "results")
    assert done.returncode == 1
    assert f"{socket.gethostname()}: student code could" in done.stderr
    assert records(tmp_path / "results") == {}


def test_every_worker_must_judge_by_the_same(cluster, submitted, tmp_path, other_course):
    add_worker, address = cluster
    folder, environment = other_course
    with open(folder / "autograder" / "suites" / "lasso" / "test_alpha_max.py", "a") as suite:
        suite.write("# changed\n")
    add_worker(environment=environment)
    done = run_command("grade", submitted, "--scheduler", address, "--out", tmp_path / "results")
    assert done.returncode == 1
    assert f"{socket.gethostname()}: " in done.stderr
    assert "Install the same everywhere" in done.stderr


def test_a_cluster_that_is_not_there_is_explained(cluster, submitted, tmp_path):
    _, address = cluster
    nobody = run_command("grade", submitted, "--scheduler", "tcp://127.0.0.1:9", "--out", tmp_path / "results")
    assert (nobody.returncode, "no scheduler answers at tcp://127.0.0.1:9" in nobody.stderr) == (1, True)
    idle = run_command("grade", submitted, "--scheduler", address, "--out", tmp_path / "results")
    assert (idle.returncode, f"no worker has joined {address}" in idle.stderr) == (1, True)
    assert "Traceback" not in nobody.stderr + idle.stderr
