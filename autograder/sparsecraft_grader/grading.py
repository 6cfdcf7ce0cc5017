"""The story of one submission: read it, run it behind the wall, judge every exercise on its own merit, record it."""

from __future__ import annotations

from collections.abc import Callable

from sparsecraft_grader.assignment import Assignment, Cell, load_assignment
from sparsecraft_grader.errors import SandboxError
from sparsecraft_grader.limits import Limits
from sparsecraft_grader.misconceptions import Diagnosis
from sparsecraft_grader.remote import Disturbance, RemoteChannel
from sparsecraft_grader.results import ExerciseResult, Graded, Result, Status
from sparsecraft_grader.sandbox import Sandbox
from sparsecraft_grader.student import Stopped, Student
from sparsecraft_grader.submission import InvalidSubmission, Submission, parse_submission
from sparsecraft_grader.suite import Judge, Verdict

__all__ = ["Grader", "refused"]

UNSAFE_NOTE = "Graded with --unsafe-no-sandbox: this code was not locked in, so the result can't be relied on."


class Grader:
    """Grades one submission after the other with one pytest session and one set of diagnoses.

    `sandbox_for` gives a running sandbox, with matplotlib in it for submissions that plot; `crowd` is how many
    grading processes share a core.
    """

    def __init__(
        self, judge: Judge, diagnosis: Diagnosis, sandbox_for: Callable[[bool], Sandbox], crowd: int = 1
    ) -> None:
        self._judge, self._diagnosis, self._sandbox_for, self._crowd = judge, diagnosis, sandbox_for, crowd

    def grade(self, student: str, assignment_name: str, notebook: bytes) -> Graded:
        """The result of one submitted notebook; whatever is in it, it gets one.

        SandboxError when the fork server is lost every time.
        """
        assignment = load_assignment(assignment_name)
        limits = assignment.limits.shared_by(self._crowd)
        try:
            submission = parse_submission(notebook, assignment, limits)
        except InvalidSubmission as reason:
            return refused(student, assignment, str(reason))
        return self._judge_all(student, assignment, submission, limits)

    def _judge_all(self, student: str, assignment: Assignment, submission: Submission, limits: Limits) -> Graded:
        sandbox = self._sandbox_for(submission.plots)
        own, helped = (RemoteChannel(sandbox, submission.cells, limits) for _ in range(2))
        try:
            verdicts = self._with_own_helpers(assignment, submission, own)
            own.close()
            self._with_stand_ins(assignment, submission, verdicts, helped)
        finally:
            own.close()
            helped.close()
        exercises = tuple(self._record(assignment, name, verdicts.get(name)) for name in assignment.exercises)
        faults = tuple(verdict.fault for found in verdicts.values() for verdict in found if verdict.fault)
        notes = (*submission.notes, *_notes(own, limits), *((UNSAFE_NOTE,) if sandbox.unsafe else ()))
        score = round(sum(exercise.score for exercise in exercises), 6)
        status = own.cell_stops[0].status if own.cell_stops and score == 0 else Status.GRADED
        result = Result(student, assignment.name, status, score, assignment.max_score, notes, exercises)
        return Graded(result, faults)

    def _with_own_helpers(
        self, assignment: Assignment, submission: Submission, channel: RemoteChannel
    ) -> dict[str, list[Verdict]]:
        """Every attempted exercise that does not lean on one that hangs or crashes."""
        verdicts: dict[str, list[Verdict]] = {}
        broken: list[str] = []
        for name in assignment.exercises:
            if name not in submission.attempted or submission.leans_on(name, broken):
                continue
            verdicts[name] = self._verdicts(assignment, name, channel)
            if _was_stopped(verdicts[name]):
                broken.append(name)
        return verdicts

    def _with_stand_ins(
        self,
        assignment: Assignment,
        submission: Submission,
        verdicts: dict[str, list[Verdict]],
        channel: RemoteChannel,
    ) -> None:
        """Judge what is not right yet once more, with the instructor's version of earlier exercises that are not right.

        A mistake is charged once: where an exercise leans on another, its own code is what is judged. And each in a
        child of its own, since an earlier one, right or not, may have upset the child that they shared.
        """
        stood_in: list[str] = []
        for index, name in enumerate(assignment.exercises):
            upset = index > 0 and name in verdicts and _was_stopped(verdicts[name])
            if name in submission.attempted and (
                name not in verdicts or ((stood_in or upset) and not _all_passed(verdicts[name]))
            ):
                again = self._verdicts(assignment, name, channel)
                channel.close()
                verdicts[name] = max(again, verdicts.get(name, again), key=_score)
            if not _all_passed(verdicts.get(name)):
                channel.add_cell(Cell(assignment.answers[name]))
                stood_in.append(name)

    def _verdicts(self, assignment: Assignment, name: str, channel: RemoteChannel) -> list[Verdict]:
        """The verdicts on one exercise. If that was disturbed from outside, it is done once more.

        At once and alone: code that has seen an instructor's version since could have left itself a message.
        """
        channel.begin_exercise()
        verdicts = self._judge.judge(assignment.name, name, Student(channel))
        if channel.disturbance is not None:
            channel.begin_again()
            verdicts = self._judge.judge(assignment.name, name, Student(channel))
        if channel.disturbance is Disturbance.LOST:
            raise SandboxError("what student code runs in was ended from outside, each time that this was graded")
        return verdicts

    def _record(self, assignment: Assignment, name: str, verdicts: list[Verdict] | None) -> ExerciseResult:
        if verdicts is None:
            return ExerciseResult(name, False, 0.0, assignment.points(name))
        explanation = self._diagnosis(assignment.name, name, verdicts)
        return ExerciseResult(
            name,
            True,
            _score(verdicts),
            assignment.points(name),
            explanation.misconception,
            explanation.hint,
            tuple(verdict.result for verdict in verdicts),
        )


def refused(student: str, assignment: Assignment, reason: str) -> Graded:
    """The result of a file that is no notebook."""
    exercises = tuple(ExerciseResult(name, False, 0.0, assignment.points(name)) for name in assignment.exercises)
    return Graded(Result(student, assignment.name, Status.INVALID, 0.0, assignment.max_score, (reason,), exercises))


def _notes(channel: RemoteChannel, limits: Limits) -> list[str]:
    reasons = dict.fromkeys(stop.reason for stop in channel.cell_stops)
    notes = [f"A cell {reason}; what it was to define may be missing." for reason in reasons]
    if channel.output_was_cut:
        notes.append(f"A cell printed more than {limits.output_characters} characters; the rest was dropped.")
    return notes


def _score(verdicts: list[Verdict]) -> float:
    return round(sum(verdict.result.points for verdict in verdicts if verdict.result.passed), 6)


def _all_passed(verdicts: list[Verdict] | None) -> bool:
    return verdicts is not None and all(verdict.result.passed for verdict in verdicts)


def _was_stopped(verdicts: list[Verdict]) -> bool:
    return any(isinstance(answer.value, Stopped) for verdict in verdicts for answer in verdict.answers)
