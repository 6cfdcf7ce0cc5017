"""The instructor's page, judged by what a parser finds on it."""

import re
from random import Random
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from pages import (
    CLASS,
    DONE,
    HALF,
    HOSTILE,
    PAGES,
    STARTED,
    UNTOUCHED,
    Page,
    class_html,
    result,
)

from sparsecraft_grader.results import ExerciseResult, Result, Status


def tables(html):
    """Caption and body rows (a list of cell texts each) of every table."""
    for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
        (body,) = re.findall(r"<tbody>(.*?)</tbody>", table, re.DOTALL)
        rows = re.findall(r"<tr>.*?</tr>", body, re.DOTALL)
        yield Page(table).one("caption"), [re.findall(r"<t[hd].*?</t[hd]>", row) for row in rows]


def rows_of(html, caption):
    """The rows under every caption that begins so, cells as text."""
    found = [rows for title, rows in tables(html) if title.startswith(caption)]
    return [[Page(cell).all()[0] for cell in row] for rows in found for row in rows]


def test_class_page_lists_every_submission_by_name_within_its_assignment():
    assert rows_of(class_html(CLASS), "Every submission to lasso") == [
        ["ada", "3.25 of 12", "graded", "1"],
        ["Bo", "2 of 2", "graded", "0"],
        ["cy", "1.25 of 7", "▲ timeout", "2"],
        ["dee", "0 of 0", "▲ invalid", "0"],
    ]
    assert rows_of(class_html(CLASS), "Every submission to shipping") == [["ada", "2 of 5", "graded", "0"]]


def test_class_page_leads_to_each_assignment_when_there_are_several():
    assert Page(class_html(CLASS)).one("nav") == "Assignments lasso 4 submissions shipping 1 submission"
    assert Page(class_html(CLASS[:4])).all("nav") == []


def test_class_page_counts_statuses():
    statuses = [["graded", "2"], ["invalid", "1"], ["timeout", "1"]]
    assert rows_of(class_html(CLASS[:4]), "What became of") == statuses


def test_class_page_tallies_each_exercise_in_the_notebooks_order():
    assert rows_of(class_html(CLASS[:4]), "How the class fares") == [
        ["alpha_max", "2 of 2", "2", "100% Mean share 100%"],
        ["coordinate_step", "0 of 2", "0", "no attempts"],
        ["soft_threshold", "2 of 2", "0", "42% Mean share 42%"],
        ["duality_gap", "1 of 1", "0", "0% Mean share 0%"],
    ]


def test_exercise_worth_nothing_is_tallied():
    practice = ExerciseResult("practice", True, 0.0, 0.0)
    rows = rows_of(class_html([result(practice)]), "How the class fares")
    assert rows == [["practice", "1 of 1", "1", "100% Mean share 100%"]]


def test_class_page_tells_the_median():
    page = Page(class_html([Result(str(x), "lasso", Status.GRADED, x, 10.0) for x in (1.0, 2.0, 9.0)]))
    assert page.one("p", **{"class": "lead"}) == "3 submissions, median score 20% of the points."


def test_histogram_is_told_in_words_and_numbers():
    scores = [0.0, 0.9, 1.0, 2.9, 3.0, 5.5, 9.9, 10.0]
    page = Page(class_html([Result(f"s{x}", "lasso", Status.GRADED, x, 10.0) for x in scores]))
    (words,) = page.all("desc")
    counts = re.findall(r"(\d+) to (\d+)%: (\d+)", words)
    assert [int(count) for *_, count in counts] == [2, 1, 1, 1, 0, 1, 0, 0, 0, 2]
    assert [(int(low), int(high)) for low, high, _ in counts] == [(x, x + 10) for x in range(0, 100, 10)]
    bars = [int(attrs["height"]) for tag, attrs in page.tags if tag == "rect" and "y" in attrs]
    assert bars == [60 * int(count) for *_, count in counts]


def test_histogram_puts_a_tenth_in_its_bin_whatever_division_rounds_to():
    assert 10 * (0.3 / 3.0) < 1
    (words,) = Page(class_html([Result("ada", "lasso", Status.GRADED, 0.3, 3.0)])).all("desc")
    assert "10 to 20%: 1;" in words


def test_common_misconceptions_come_first_with_links_to_their_students():
    rare = ExerciseResult("alpha_max", True, 0.0, 2.0, "no_factor_n", "Divide by n.")
    page = Page(class_html([result(rare, student="zoe"), *CLASS[:3]]))
    assert page.all("h4") == ["lost sign in soft_threshold", "no factor n in alpha_max"]
    assert page.all("details") == ["2 students ada cy", "1 student zoe"]
    assert "The sign of z has to survive." in page.all("p")
    links = [link for link in page.links() if "#exercise" in link]
    assert links == [
        "ada/lasso.html#exercise-soft_threshold",
        "cy/lasso.html#exercise-soft_threshold",
        "zoe/lasso.html#exercise-alpha_max",
    ]


@pytest.mark.parametrize("student", ["ada", "Zoë K.", *HOSTILE], ids=lambda text: ascii(text)[:12])
def test_links_stay_inside_the_results_folder(student):
    (link,) = Page(class_html([result(DONE, student=student)])).links()
    parts = urlsplit(link)
    folder, file = parts.path.split("/")
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert unquote_to_bytes(folder) == student.encode("utf-8", "surrogateescape")
    assert file == "lasso.html"


def test_class_page_reads_once_and_does_not_depend_on_the_order_of_arrival():
    many = [result(*Random(i).sample([DONE, HALF, STARTED, UNTOUCHED], 3), student=f"s{i % 7}") for i in range(30)]
    shuffled = Random(1).sample(many, len(many))
    assert class_html(iter(many)) == class_html(iter(shuffled))


def test_class_without_submissions_says_so():
    assert Page(PAGES["no class"]).one("main") == "No submissions yet."
