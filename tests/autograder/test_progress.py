"""What is said while a class is graded, and the log of it."""

import io
import json

import pytest
from conftest import run_command, submit
from rich.console import Console

from sparsecraft_grader import progress
from sparsecraft_grader.demo import fill_in
from sparsecraft_grader.progress import Reporter
from sparsecraft_grader.results import Graded, Result, Status
from sparsecraft_grader.versions import Versions
from sparsecraft_grader.work import Done, Failure, Kept


def done(student, status=Status.GRADED):
    result = Result(student, "lasso", status, 1.0, 2.0)
    return Done(Graded(result), "<html>", 0.25, "digest", Versions("s", "l", "g"))


EVENTS = [done("ada"), Kept("bob", "lasso"), Failure("cleo", "lasso", "it broke"), done("dan", Status.INVALID)]


@pytest.fixture
def clock(monkeypatch):
    """A clock that moves by three seconds whenever it is looked at."""
    ticks = iter(range(0, 10_000, 3))
    monkeypatch.setattr(progress.time, "monotonic", lambda: float(next(ticks)))


def told(**options):
    """What a console holds after a class, and the reporter."""
    text = io.StringIO()
    reporter = Reporter(len(EVENTS), Console(file=text, width=120), **options)
    with reporter:
        for event in EVENTS:
            reporter.tell(event)
    return text.getvalue(), reporter


def test_everything_is_counted():
    _, reporter = told()
    assert (reporter.graded, reporter.kept, dict(reporter.statuses)) == (2, 1, {"graded": 1, "invalid": 1})
    assert reporter.failures == [EVENTS[2]]


@pytest.mark.usefixtures("clock")
def test_without_a_terminal_a_line_comes_now_and_then_with_rate_and_time_left():
    text, _ = told()
    assert text == "3 of 4 graded, 0.2 a second, 6 s left\n"


@pytest.mark.usefixtures("clock")
def test_quiet_is_quiet():
    assert told(quiet=True)[0] == ""


def test_on_a_terminal_there_is_a_bar_with_rate_and_time_left():
    text = io.StringIO()
    with Reporter(2, Console(file=text, width=120, force_terminal=True)) as reporter:
        for event in EVENTS[:2]:
            reporter.tell(event)
        reporter._bar.refresh()
    assert "2/2" in text.getvalue()
    assert "/s" in text.getvalue()
    assert "0:00:00" in text.getvalue()


@pytest.mark.parametrize(("seconds", "said"), [(0.4, "0 s"), (59, "59 s"), (61, "1 min 1 s"), (3600, "60 min 0 s")])
def test_time_is_said_as_people_say_it(seconds, said):
    assert progress._minutes(seconds) == said


def test_the_log_has_a_line_for_everything():
    log = io.StringIO()
    told(log=log)
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert [line["event"] for line in lines] == ["started", "graded", "kept", "failed", "graded", "finished"]
    assert lines[0]["submissions"] == 4
    assert {key: lines[1][key] for key in ("student", "assignment", "status", "score", "max_score", "seconds")} == {
        "student": "ada",
        "assignment": "lasso",
        "status": "graded",
        "score": 1.0,
        "max_score": 2.0,
        "seconds": 0.25,
    }
    assert lines[3]["reason"] == "it broke"
    assert (lines[-1]["graded"], lines[-1]["kept"], lines[-1]["failed"]) == (2, 1, 1)


def test_a_run_that_is_cut_short_says_so_in_its_log():
    log = io.StringIO()
    with pytest.raises(KeyboardInterrupt), Reporter(1, Console(file=io.StringIO()), log=log):
        raise KeyboardInterrupt
    assert json.loads(log.getvalue().splitlines()[-1])["event"] == "stopped"


def test_the_command_writes_the_log_that_it_is_asked_for(tmp_path, answers):
    submit(tmp_path / "submitted", "ada", fill_in("lasso", answers))
    command = ["grade", tmp_path / "submitted", "--out", tmp_path / "results", "--log"]
    assert run_command(*command, tmp_path / "log.jsonl").returncode == 0
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [(line["event"], line.get("score")) for line in lines][1] == ("graded", 20.0)
    refused = run_command(*command, tmp_path / "nowhere" / "log.jsonl")
    assert (refused.returncode, "No log can be written" in refused.stderr) == (2, True)
