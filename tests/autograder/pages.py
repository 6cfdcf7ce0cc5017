"""Report pages as a parser sees them, and the records that the tests of reports render."""

import re
from html.parser import HTMLParser

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


def class_html(results):
    """The whole class page."""
    return "".join(class_page(results))


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
    "class": class_html(CLASS),
    "no class": class_html([]),
    "hostile": class_html([hostile_result(text) for text in HOSTILE]),
}
