"""The wall itself: every way out is tried, with bubblewrap around it and without."""

import os
import shutil
import signal
import time
from pathlib import Path

import numpy as np
import pytest

from sparsecraft_grader.errors import SandboxError
from sparsecraft_grader.limits import Limits
from sparsecraft_grader.probe import probe, require_walls
from sparsecraft_grader.sandbox import Sandbox
from sparsecraft_worker import wire

TIME = {"seconds": 5.0, "clock": 10.0}
WALLS = ["bubblewrap", "landlock and seccomp alone"]


@pytest.fixture(scope="module", params=WALLS)
def sandbox(request):
    if request.param == "bubblewrap" and shutil.which("bwrap") is None:
        pytest.skip("bubblewrap is not installed")
    with Sandbox(bubblewrap=request.param == "bubblewrap") as sandbox:
        yield sandbox


@pytest.fixture
def child(sandbox):
    child = sandbox.spawn()
    yield child
    child.end()


def run(child, source, seconds=5.0):
    return child.ask({"do": "run", "cell": 0, "source": source, "seconds": seconds, "clock": 2 * seconds}, 20)


def value(child, expression):
    """What an expression is worth over there."""
    reply = run(child, f"def asked():\n    return {expression}")
    assert reply["error"] is None
    call = {"do": "call", "name": "asked", "on": None, "arguments": (), "keywords": {}, **TIME}
    return child.ask(call, 20)["value"]


def test_no_way_out_is_open(sandbox):
    attempts = probe(sandbox)
    assert len(attempts) >= 20
    assert [attempt.name for attempt in attempts if not attempt.stopped] == []


def test_an_open_way_out_is_noticed_and_refused():
    with Sandbox(unsafe=True) as sandbox, pytest.raises(SandboxError, match="open an internet socket"):
        require_walls(sandbox)


def test_student_code_is_never_root_and_sees_a_bare_environment(child):
    run(child, "import os")
    assert value(child, "os.getuid()") != 0
    assert value(child, "os.geteuid()") != 0
    assert not {"USER", "LOGNAME", "SSH_AUTH_SOCK", "VIRTUAL_ENV"} & set(value(child, "list(os.environ)"))


def test_numpy_and_ipython_work(child):
    reply = run(child, "np.linspace(0, 1, 5)\n%time 1 + 1")
    assert reply["error"]["type"] == "NameError"
    assert run(child, "import numpy as np\nnp.random.default_rng(0).normal()\n%time 1 + 1")["error"] is None
    assert value(child, "np.linalg.svd(np.eye(3))[1].sum()") == 3


def test_matplotlib_works_where_it_is_asked_for_behind_the_same_wall(child):
    assert run(child, "import matplotlib")["error"]["type"] in ("ModuleNotFoundError", "PermissionError")
    with Sandbox(plots=True) as plotting:
        require_walls(plotting)
        source = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.title('αβ')\nplt.savefig('a.png')\nplt.show()"
        assert run(plotting.spawn(), source)["error"] is None


@pytest.mark.parametrize("package", ["sklearn", "scipy", "sparsecraft", "sparsecraft_grader", "pytest", "pandas"])
def test_only_numpy_and_what_shows_it_can_be_imported(child, package):
    assert run(child, f"import {package}.x")["error"]["type"] == "ModuleNotFoundError"


def test_files_stay_in_the_scratch_folder_and_go_with_the_child(sandbox):
    first = sandbox.spawn()
    assert run(first, "open('mine.txt', 'w').write('x')\nimport os\nos.makedirs('a/b/c')")["error"] is None
    assert value(first, "sorted(os.listdir('.'))") == ["a", "mine.txt"]
    first.end()
    second = sandbox.spawn()
    run(second, "import os")
    assert value(second, "os.listdir('.')") == []
    second.end()


def test_a_file_is_no_larger_than_its_limit(sandbox):
    child = sandbox.spawn(Limits(file_bytes=1 << 20))
    assert run(child, "open('big', 'wb').write(bytes(2 << 20))")["error"]["type"] == "OSError"
    child.end()


FILLINGS = {
    "large files": "open(str(k), 'wb').write(bytes(1 << 20))",
    "empty files": "open(str(k), 'w').close()",
    "folders in folders": "os.mkdir('d'); os.chdir('d')",
    "long names in long names": "os.mkdir('d' * 200); os.chdir('d' * 200)",
    "many long names": "os.mkdir(f'{k:0200}')",
    "a folder that can't be listed": "os.makedirs('d/e', exist_ok=True); os.mkdir('hidden', 0o300)",
}


@pytest.mark.parametrize("filling", FILLINGS.values(), ids=FILLINGS)
def test_a_child_that_fills_its_folder_is_ended_and_leaves_nothing(sandbox, filling):
    child = sandbox.spawn(Limits(folder_bytes=8 << 20, folder_entries=100))
    source = f"import os, itertools\nfor k in itertools.count():\n    try:\n        {filling}\n    except OSError: pass"
    with pytest.raises(wire.Disconnected):
        run(child, source)
    assert child.ending.full
    other = sandbox.spawn()
    run(other, "import os")
    assert value(other, "os.listdir('.')") == []
    other.end()


def test_a_child_may_use_its_folder_up_to_the_limits(sandbox):
    child = sandbox.spawn(Limits(folder_bytes=8 << 20, folder_entries=100))
    source = "import os, time\nfor k in range(99):\n    open(str(k), 'wb').write(bytes(4096))\ntime.sleep(0.5)"
    assert run(child, source)["error"] is None
    child.end()


def test_the_kernel_takes_student_code_first_when_memory_is_short(sandbox):
    child = sandbox.spawn()
    run(child, "x = 1")
    scores = {int(pid): Path(f"/proc/{pid}/oom_score_adj").read_text() for pid in descendants(sandbox._process.pid)}
    assert sum(score == "1000\n" for score in scores.values()) == 1
    child.end()


def descendants(pid):
    """Process numbers of a process and of all that it has started."""
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from descendants(int(child))


ENDINGS = {
    "exit": ("import os\nos._exit(3)", None, 3),
    "segfault": ("import ctypes\nctypes.string_at(0)", signal.SIGSEGV, None),
    "abort": ("import os\nos.abort()", signal.SIGABRT, None),
    "kills itself": ("import os\nos.kill(os.getpid(), 9)", signal.SIGKILL, None),
}


@pytest.mark.parametrize(("source", "killed_by", "code"), ENDINGS.values(), ids=ENDINGS)
def test_a_child_that_dies_is_reported_and_another_can_be_had(sandbox, source, killed_by, code):
    child = sandbox.spawn()
    with pytest.raises(wire.Disconnected):
        run(child, source)
    assert (child.ending.signal, child.ending.code) == (killed_by, code)
    other = sandbox.spawn()
    assert value(other, "1 + 1") == 2
    other.end()


def test_a_loop_is_interrupted_and_the_child_lives_on(child):
    assert run(child, "while True: pass", seconds=0.3)["error"]["type"] == "TookTooLong"
    assert run(child, "import time\ntime.sleep(60)", seconds=0.3)["error"]["type"] == "TookTooLong"
    assert value(child, "1 + 1") == 2


def test_a_loop_that_catches_everything_is_killed(sandbox):
    child = sandbox.spawn()
    source = "while True:\n    try:\n        while True: sum(range(99))\n    except BaseException: pass"
    began = time.monotonic()
    with pytest.raises(wire.DeadlinePassed):
        child.ask({"do": "run", "cell": 0, "source": source, "seconds": 0.2, "clock": 0.4}, 1.0)
    assert child.ending.signal == signal.SIGKILL
    assert time.monotonic() - began < 5


def test_memory_beyond_the_limit_is_an_error_in_student_code(child):
    assert run(child, "import numpy as np\nnp.ones(10**9)")["error"]["type"] == "MemoryError"


def test_output_is_capped(sandbox):
    child = sandbox.spawn(Limits(output_characters=1000))
    reply = run(child, "print('x' * 100_000_000)\nimport sys\nsys.stderr.write('y' * 10_000_000)\nNone")
    assert reply["cut"]
    assert not run(child, "print('x' * 999)")["cut"]
    child.end()


def test_output_that_takes_many_bytes_is_no_trouble(child):
    source = (
        "import sys\nprint('☃' * 10**6)\nprint('☃' * 10**6, file=sys.stderr)\nfor _ in range(20): display('☃' * 20_000)"
    )
    assert run(child, source)["error"] is None


def test_a_cell_that_stops_has_defined_what_needs_no_more_than_itself(child):
    reply = run(child, "missing + 1\nimport math\ndef root(x):\n    return math.sqrt(x)\nleft = 3")
    assert reply["error"]["type"] == "NameError"
    assert value(child, "root(9.0)") == 3.0
    assert value(child, "'left' in globals()") is False


def test_a_result_kept_under_the_name_of_its_function_hides_it_from_nobody(child):
    run(child, "def double(x):\n    return 2 * x")
    run(child, "double = double(4)")
    call = {"do": "call", "name": "double", "on": None, "arguments": (5,), "keywords": {}, **TIME}
    assert child.ask(call, 20)["value"] == 10


def test_the_times_of_the_folder_tell_nothing_of_the_child_before(sandbox):
    first = sandbox.spawn()
    run(first, "open('x', 'w').close()")
    first.end()
    second = sandbox.spawn()
    run(second, "import os")
    assert value(second, "[os.stat('.').st_mtime_ns, os.stat('.').st_atime_ns]") == [0, 0]
    second.end()


def test_two_children_draw_the_same_random_numbers(sandbox):
    draws = []
    for _ in range(2):
        child = sandbox.spawn()
        run(child, "import random, numpy as np")
        draws.append(value(child, "(random.random(), np.random.rand(), hash('a'))"))
        child.end()
    assert draws[0] == draws[1]


def test_a_reply_to_no_question_ends_the_child(child):
    forged = wire.encode({"id": 7, "value": 1.0})
    with pytest.raises(wire.ProtocolError):
        run(child, f"import os\nos.write(3, {forged!r})")
    assert child.ending is not None


def test_a_bubblewrap_that_may_not_work_here_is_done_without(tmp_path, monkeypatch):
    refusing = tmp_path / "bwrap"
    refusing.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    tmp_path.chmod(0o755)
    refusing.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with Sandbox() as sandbox:
        assert not sandbox.bubblewrap
        assert all(attempt.stopped for attempt in probe(sandbox))


@pytest.mark.parametrize("moment", ["before a child", "under a child"])
def test_a_fork_server_that_was_killed_is_replaced(moment):
    with Sandbox() as sandbox:
        child = sandbox.spawn()
        if moment == "before a child":
            child.end()
        os.kill(sandbox._process.pid, signal.SIGKILL)
        sandbox._process.wait()
        if moment == "under a child":
            with pytest.raises((wire.Disconnected, wire.DeadlinePassed)):
                run(child, "x = 1")
            assert child.ending.lost
        child = sandbox.spawn()
        assert value(child, "1 + 1") == 2
        child.end()


@pytest.mark.parametrize("bubblewrap", [True, False])
def test_nothing_is_left_behind_also_in_a_private_temporary_folder(tmp_path, monkeypatch, bubblewrap):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Sandbox(bubblewrap=bubblewrap) as sandbox:
        child = sandbox.spawn()
        run(child, "open('x', 'w').write('x')")
        child.end()
        pid = sandbox._process.pid
    assert list(tmp_path.iterdir()) == []
    assert not Path(f"/proc/{pid}").exists()


def test_student_objects_answer_by_handle(child):
    run(child, "class Counter:\n    def __init__(self): self.n = 0\n    def up(self): self.n += 1; return self")
    ask = {"keywords": {}, **TIME}
    made = child.ask({"do": "call", "name": "Counter", "on": None, "arguments": (), **ask}, 20)["value"]
    again = child.ask({"do": "call", "name": "up", "on": made.handle, "arguments": (), **ask}, 20)["value"]
    assert again == made
    assert child.ask({"do": "get", "name": "n", "on": made.handle, **TIME}, 20)["value"] == 1


def test_a_large_array_goes_there_and_back(child):
    array = np.random.default_rng(0).normal(size=(1000, 500))
    run(child, "def same(a):\n    return a")
    call = {"do": "call", "name": "same", "on": None, "arguments": (array,), "keywords": {}, **TIME}
    np.testing.assert_array_equal(child.ask(call, 20)["value"], array)
