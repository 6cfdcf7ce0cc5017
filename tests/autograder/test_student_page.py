"""The page handed to a student, judged by what a parser finds on it."""

import re

import pytest
from pages import (
    DONE,
    HALF,
    MIXED,
    PAGES,
    REPROACH,
    STARTED,
    UNTOUCHED,
    Page,
    open_check,
    passed,
    result,
)

from sparsecraft_grader.reports import student_page
from sparsecraft_grader.results import ExerciseResult, Result, Status


def test_student_page_shows_every_number_of_the_record():
    page = Page(student_page(MIXED))
    assert page.one("p", **{"class": "score"}) == "3.25 of 12 points"
    for exercise in MIXED.exercises:
        section = page.one("section", id=f"exercise-{exercise.name}")
        numbers = {float(number) for number in re.findall(r"\d+(?:\.\d+)?", section)}
        unearned = {check.points for check in exercise.checks if not check.passed}
        earned = {exercise.score} if exercise.attempted else set()
        assert numbers == {exercise.max_score} | earned | unearned


def test_overview_links_to_every_exercise_with_state_and_score():
    page = Page(student_page(MIXED))
    assert page.all("nav") == [
        "Overview alpha_max ✓ complete 2 of 2 soft_threshold ◐ partly there 1.25 of 3 "
        "duality_gap ◔ not there yet 0 of 3 coordinate_step ○ not started yet 0 of 4"
    ]
    assert {f"#exercise-{exercise.name}" for exercise in MIXED.exercises} <= set(page.links())


def test_checks_are_told_apart_in_words():
    section = Page(student_page(MIXED)).one("section", id="exercise-soft_threshold")
    work_on, works = section.split("What works")
    assert "both signs 1.75 points Negative entries come back positive." in work_on
    assert "scalars" in works
    assert "scalars" not in work_on


def test_misconception_is_named_in_words_with_its_hint():
    idea = Page(student_page(MIXED)).one("div", **{"class": "idea"})
    assert idea == "The idea to look at: lost sign The sign of z has to survive."


@pytest.mark.parametrize(
    ("exercises", "advice"),
    [
        (
            (STARTED, HALF, UNTOUCHED),
            "Look again at soft_threshold: 1.75 points to gain. The sign of z has to survive.",
        ),
        ((UNTOUCHED, STARTED), "Look again at duality_gap: 3 points to gain. scale: Off by a factor n."),
        ((DONE, UNTOUCHED), "Start coordinate_step: 4 points to earn."),
        ((DONE,), "Everything is complete"),
    ],
)
def test_next_step_goes_where_help_is_greatest(exercises, advice):
    assert advice in Page(student_page(result(*exercises))).one("section", **{"aria-labelledby": "next"})


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.INVALID])
def test_untouched_exercise_carries_no_reproach(status):
    page = Page(student_page(result(UNTOUCHED, status=status)))
    section = page.one("section", id="exercise-coordinate_step")
    assert section == "coordinate_step ○ Not started yet: 4 points to earn."
    assert not REPROACH.search(section + page.one("nav"))


def test_unreadable_notebook_is_not_called_unstarted():
    text = Page(PAGES["invalid"]).one("main")
    assert "Not checked this time: 4 points to earn." in text
    assert "started" not in text


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (Status.INVALID, "could not be read"),
        (Status.CRASHED, "ended early"),
        (Status.TIMEOUT, "too long"),
        (Status.MEMORY, "memory"),
    ],
)
def test_status_is_explained_with_what_to_do_next(status, word):
    explanation = Page(student_page(result(status=status))).one("section", **{"aria-labelledby": "status"})
    assert word in explanation
    assert "What to do next:" in explanation


def test_exercise_that_could_not_run_says_so():
    cut_off = ExerciseResult("duality_gap", True, 0.0, 3.0)
    section = Page(student_page(result(cut_off, status=Status.CRASHED))).one("section", id="exercise-duality_gap")
    assert "could not be checked 0 of 3 points" in section


@pytest.mark.parametrize(("score", "shown"), [(7.5, "7.5"), (20.0, "20"), (1 / 3, "0.33"), (-0.0, "0"), (100.0, "100")])
def test_scores_have_no_trailing_zeros(score, shown):
    page = Page(student_page(Result("ada", "lasso", Status.GRADED, score, 100.0)))
    assert page.one("strong") == shown


def overview_of(score, *checks):
    return Page(student_page(result(ExerciseResult("alpha_max", True, score, 1.0, checks=checks)))).one("nav")


def test_full_marks_are_complete_unless_a_check_is_open():
    tenths = 1 - 2**-53  # ten times 0.1, added up one by one
    assert tenths < 1
    assert "✓ complete 1 of 1" in overview_of(tenths, passed("value"))
    assert "◐ partly there 1 of 1" in overview_of(1.0, passed("value"), open_check("style", "", 0.0))


@pytest.mark.parametrize(("points", "shown"), [(0.0, "0 points"), (0.5, "0.5 points"), (1.0, "1 point")])
def test_open_check_without_a_message_still_tells_its_points(points, shown):
    page = Page(student_page(result(ExerciseResult("a", True, 0.0, 1.0, checks=(open_check("b", "", points),)))))
    assert page.one("ul", **{"class": "checks open"}) == f"b {shown}"
    assert page.one("section", **{"aria-labelledby": "next"}).endswith("1 point to gain. b")


def test_student_page_is_the_same_bytes_for_an_equal_record():
    assert student_page(Result.from_json(MIXED.to_json())) == PAGES["student"]
