"""Every page: hostile text stays text, nothing comes from outside, everyone can read it."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest
from pages import (
    HOSTILE,
    PAGES,
    Page,
    class_html,
    hostile_result,
)

from sparsecraft_grader.reports import student_page


@pytest.fixture(params=PAGES)
def page(request):
    return Page(PAGES[request.param])


def test_every_fragment_link_has_its_target(page):
    targets = {attrs["id"] for _, attrs in page.tags if "id" in attrs}
    assert {link[1:] for link in page.links() if link.startswith("#")} <= targets


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:12])
@pytest.mark.parametrize(("render", "n_isolated"), [(student_page, 3), (lambda result: class_html([result]), 2)])
def test_hostile_text_adds_no_markup_and_survives_as_text(render, n_isolated, text):
    page, tame = Page(render(hostile_result(text))), Page(render(hostile_result("tame")))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in tame.tags]
    assert [sorted(attrs) for _, attrs in page.tags] == [sorted(attrs) for _, attrs in tame.tags]
    visible = re.sub("[\x07\u202e\u2066\udcff]", lambda match: f"\\u{ord(match[0]):04x}", text)
    assert page.all("bdi").count(visible) == n_isolated


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:12])
def test_no_hostile_character_disguises_or_breaks_the_page(text):
    html = student_page(hostile_result(text)) + class_html([hostile_result(text)])
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
