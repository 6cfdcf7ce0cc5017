"""HTML reports, judged by what a parser finds on the page."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from random import Random
from urllib.parse import unquote_to_bytes, urlsplit

import pytest

from sparsecraft_grader.reports import class_page, student_page
from sparsecraft_grader.results import CheckResult, ExerciseResult, Result, Status

REPROACH = re.compile(r"wrong|fail|incorrect|mistake|error|bad|missing", re.IGNORECASE)
VOID = {"meta", "wbr", "br"}
HOSTILE = [
    "<script>alert(1)</script>",
    "</title></style><img src=x onerror=alert(1)>",
    "\"' onmouseover='alert(1)",
    "ada\u202etxt.exe\u2066\x07",
    "{{ 7 * 7 }}{% raw %}&amp;",
    "javascript:alert(1)",
    "../../etc/passwd?x#y",
    "n" * 10_000,
    "folder\udcff",
]


class Page(HTMLParser):
    """A page as its start tags in order, and the text under every element."""

    def __init__(self, html):
        super().__init__()
        self.html, self.tags, self.open, self.texts = html, [], [], []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append((tag, attrs))
        if tag not in VOID:
            pieces = []
            self.texts.append((tag, attrs, pieces))
            self.open.append((tag, pieces))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        for _, pieces in self.open:
            pieces.append(data)

    def all(self, tag=None, **wanted):
        """Texts of the elements with this tag and these attributes, white space collapsed."""
        return [
            " ".join("".join(pieces).split())
            for name, attrs, pieces in self.texts
            if tag in (None, name) and wanted.items() <= attrs.items()
        ]

    def one(self, tag=None, **wanted):
        (text,) = self.all(tag, **wanted)
        return text

    def links(self):
        return [attrs["href"] for tag, attrs in self.tags if tag == "a"]


def passed(name, points=1.0):
    return CheckResult(name, True, points, "")


def open_check(name, message, points=1.0):
    return CheckResult(name, False, points, message)


DONE = ExerciseResult("alpha_max", True, 2.0, 2.0, checks=(passed("absolute value"), passed("zero target")))
HALF = ExerciseResult(
    "soft_threshold",
    True,
    1.25,
    3.0,
    "lost_sign",
    "The sign of z has to survive.",
    (passed("scalars", 1.25), open_check("both signs", "Negative entries come back positive.", 1.75)),
)
STARTED = ExerciseResult("duality_gap", True, 0.0, 3.0, checks=(open_check("scale", "Off by a factor n.", 3.0),))
UNTOUCHED = ExerciseResult("coordinate_step", False, 0.0, 4.0)


def result(*exercises, student="ada", assignment="lasso", status=Status.GRADED, notes=()):
    score, max_score = sum(e.score for e in exercises), sum(e.max_score for e in exercises)
    return Result(student, assignment, status, score, max_score, notes, exercises)


def hostile_result(text):
    exercise = ExerciseResult("soft_threshold", True, 0.0, 1.0, "an_idea", text, (open_check(text, text),))
    return result(exercise, student=text, notes=(text,))


MIXED = result(DONE, HALF, STARTED, UNTOUCHED, notes=("A changed test cell was put back.",))
CLASS = [
    MIXED,
    result(DONE, student="Bo"),
    result(UNTOUCHED, HALF, student="cy", status=Status.TIMEOUT, notes=("Stopped.", "Limited.")),
    result(student="dee", status=Status.INVALID),
    result(DONE, STARTED, student="ada", assignment="shipping"),
]
PAGES = {
    "student": student_page(MIXED),
    "invalid": student_page(result(UNTOUCHED, status=Status.INVALID, notes=("No JSON.",))),
    "complete": student_page(result(DONE)),
    "empty": student_page(result()),
    "class": class_page(CLASS),
    "no class": class_page([]),
    "hostile": class_page([hostile_result(text) for text in HOSTILE]),
}


@pytest.fixture(params=PAGES)
def page(request):
    return Page(PAGES[request.param])


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


def test_every_fragment_link_has_its_target(page):
    targets = {attrs["id"] for _, attrs in page.tags if "id" in attrs}
    assert {link[1:] for link in page.links() if link.startswith("#")} <= targets


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


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:12])
@pytest.mark.parametrize(("render", "n_isolated"), [(student_page, 3), (lambda result: class_page([result]), 2)])
def test_hostile_text_adds_no_markup_and_survives_as_text(render, n_isolated, text):
    page, tame = Page(render(hostile_result(text))), Page(render(hostile_result("tame")))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in tame.tags]
    assert [sorted(attrs) for _, attrs in page.tags] == [sorted(attrs) for _, attrs in tame.tags]
    visible = re.sub("[\x07\u202e\u2066\udcff]", lambda match: f"\\u{ord(match[0]):04x}", text)
    assert page.all("bdi").count(visible) == n_isolated


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:12])
def test_no_hostile_character_disguises_or_breaks_the_page(text):
    html = student_page(hostile_result(text)) + class_page([hostile_result(text)])
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)
    assert html.encode("utf-8")


def test_page_takes_nothing_from_outside(page):
    assert not re.search(r"https?:|//|@import|url\(", page.html)
    assert not {"link", "img", "iframe", "object", "base", "form"} & {tag for tag, _ in page.tags}
    assert not [attrs for _, attrs in page.tags if {"src", "style"} & set(attrs) or "onclick" in attrs]


def test_policy_admits_only_the_inline_style_and_script_by_hash(page):
    (policy,) = [attrs["content"] for _, attrs in page.tags if "http-equiv" in attrs]
    digests = [b64encode(sha256(text.encode()).digest()).decode() for text in inline(page.html)]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert re.findall(r"'sha256-([^']+)'", policy) == digests


def inline(html):
    return re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", html, re.DOTALL)


def test_headings_start_at_one_and_skip_no_level(page):
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_page_has_language_title_and_landmarks(page):
    assert ("html", {"lang": "en"}) in page.tags
    assert page.all("title")[0]
    assert [len(page.all(landmark)) for landmark in ("header", "main")] == [1, 1]


def test_ids_are_unique_and_labels_resolve(page):
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    labels = {label for _, attrs in page.tags for label in attrs.get("aria-labelledby", "").split()}
    assert len(ids) == len(set(ids))
    assert labels <= set(ids)


def test_every_graphic_has_a_text_alternative(page):
    graphics = [attrs for tag, attrs in page.tags if tag == "svg"]
    titles = re.findall(r"<svg[^>]*>\s*<title[^>]*>([^<]+)</title>", page.html)
    assert len(titles) == len(graphics)
    assert all(attrs["role"] == "img" for attrs in graphics)


def test_tables_have_captions_and_scopes(page):
    assert all(page.all("caption"))
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(attrs.get("scope") in ("row", "col") for tag, attrs in page.tags if tag == "th")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_colours_reach_aa_contrast(scheme):
    style = inline(PAGES["student"])[0]
    roots = [dict(re.findall(r"--(\w+): (#\w{6})", root)) for root in re.findall(r":root \{(.*?)\}", style, re.S)]
    colours = roots[0] if scheme == "light" else roots[0] | roots[1]
    for text in ("ink", "muted", "blue", "orange"):
        for ground in ("paper", "surface"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    assert contrast(colours["bar"], colours["line"]) >= 3


def contrast(first, second):
    dark, light = sorted(map(luminance, (first, second)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


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
    assert rows_of(class_page(CLASS), "Every submission to lasso") == [
        ["ada", "3.25 of 12", "graded", "1"],
        ["Bo", "2 of 2", "graded", "0"],
        ["cy", "1.25 of 7", "▲ timeout", "2"],
        ["dee", "0 of 0", "▲ invalid", "0"],
    ]
    assert rows_of(class_page(CLASS), "Every submission to shipping") == [["ada", "2 of 5", "graded", "0"]]


def test_class_page_leads_to_each_assignment_when_there_are_several():
    assert Page(class_page(CLASS)).one("nav") == "Assignments lasso 4 submissions shipping 1 submission"
    assert Page(class_page(CLASS[:4])).all("nav") == []


def test_class_page_counts_statuses():
    statuses = [["graded", "2"], ["invalid", "1"], ["timeout", "1"]]
    assert rows_of(class_page(CLASS[:4]), "What became of") == statuses


def test_class_page_tallies_each_exercise_in_the_notebooks_order():
    assert rows_of(class_page(CLASS[:4]), "How the class fares") == [
        ["alpha_max", "2 of 2", "2", "100% Mean share 100%"],
        ["coordinate_step", "0 of 2", "0", "no attempts"],
        ["soft_threshold", "2 of 2", "0", "42% Mean share 42%"],
        ["duality_gap", "1 of 1", "0", "0% Mean share 0%"],
    ]


def test_exercise_worth_nothing_is_tallied():
    practice = ExerciseResult("practice", True, 0.0, 0.0)
    rows = rows_of(class_page([result(practice)]), "How the class fares")
    assert rows == [["practice", "1 of 1", "1", "100% Mean share 100%"]]


def test_class_page_tells_the_median():
    page = Page(class_page([Result(str(x), "lasso", Status.GRADED, x, 10.0) for x in (1.0, 2.0, 9.0)]))
    assert page.one("p", **{"class": "lead"}) == "3 submissions, median score 20% of the points."


def test_histogram_is_told_in_words_and_numbers():
    scores = [0.0, 0.9, 1.0, 2.9, 3.0, 5.5, 9.9, 10.0]
    page = Page(class_page([Result(f"s{x}", "lasso", Status.GRADED, x, 10.0) for x in scores]))
    (words,) = page.all("desc")
    counts = re.findall(r"(\d+) to (\d+)%: (\d+)", words)
    assert [int(count) for *_, count in counts] == [2, 1, 1, 1, 0, 1, 0, 0, 0, 2]
    assert [(int(low), int(high)) for low, high, _ in counts] == [(x, x + 10) for x in range(0, 100, 10)]
    bars = [int(attrs["height"]) for tag, attrs in page.tags if tag == "rect" and "y" in attrs]
    assert bars == [60 * int(count) for *_, count in counts]


def test_histogram_puts_a_tenth_in_its_bin_whatever_division_rounds_to():
    assert 10 * (0.3 / 3.0) < 1
    (words,) = Page(class_page([Result("ada", "lasso", Status.GRADED, 0.3, 3.0)])).all("desc")
    assert "10 to 20%: 1;" in words


def test_common_misconceptions_come_first_with_links_to_their_students():
    rare = ExerciseResult("alpha_max", True, 0.0, 2.0, "no_factor_n", "Divide by n.")
    page = Page(class_page([result(rare, student="zoe"), *CLASS[:3]]))
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
    (link,) = Page(class_page([result(DONE, student=student)])).links()
    parts = urlsplit(link)
    folder, file = parts.path.split("/")
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert unquote_to_bytes(folder) == student.encode("utf-8", "surrogateescape")
    assert file == "lasso.html"


def test_class_page_reads_once_and_does_not_depend_on_the_order_of_arrival():
    many = [result(*Random(i).sample([DONE, HALF, STARTED, UNTOUCHED], 3), student=f"s{i % 7}") for i in range(30)]
    shuffled = Random(1).sample(many, len(many))
    assert class_page(iter(many)) == class_page(iter(shuffled))


def test_student_page_is_the_same_bytes_for_an_equal_record():
    assert student_page(Result.from_json(MIXED.to_json())) == PAGES["student"]


def test_class_without_submissions_says_so():
    assert Page(PAGES["no class"]).one("main") == "No submissions yet."
