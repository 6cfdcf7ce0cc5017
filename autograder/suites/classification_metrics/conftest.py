"""Labels, predictions and scores of made-up patients, and how rates, curves and thresholds are compared."""

from functools import cache

import numpy as np
import pytest

from sparsecraft_grader.checks import expect, expect_array, expect_close, expect_number

ROUNDED = "It looks rounded: return all digits, rounding is for printing."
NEARLY = "It is nearly right, but no more: add no small number to a denominator, and compute in double precision."


@pytest.fixture(scope="session")
def predicted():
    """A function `(seed, tn, fp, fn, tp) -> y_true, y_pred`: that many of each kind, in random order."""

    @cache
    def draw(seed, tn, fp, fn, tp):
        order = np.random.default_rng(seed).permutation(tn + fp + fn + tp)
        return np.repeat([0, 0, 1, 1], [tn, fp, fn, tp])[order], np.repeat([0, 1, 0, 1], [tn, fp, fn, tp])[order]

    def make(seed, tn, fp, fn, tp):
        return tuple(labels.copy() for labels in draw(seed, tn, fp, fn, tp))

    return make


@pytest.fixture(scope="session")
def label_types():
    """A function `(y_true, y_pred) -> [(y_true, y_pred), ...]`: strided views, 32 bits, one of each."""

    def make(y_true, y_pred):
        short = y_true.astype(np.int32), y_pred.astype(np.int32)
        return [(np.repeat(y_true, 2)[::2], np.repeat(y_pred, 2)[::2]), short, (y_true, short[1])]

    return make


@pytest.fixture(scope="session")
def scored():
    """A function `(seed, n_healthy, n_ill, step) -> y_true, y_score`: the ill score higher, most of the time.

    Scores are no probabilities. With a `step` they are its multiples, so that patients of both classes share them.
    """

    @cache
    def draw(seed, n_healthy, n_ill, step):
        rng = np.random.default_rng(seed)
        y_true = rng.permutation(np.repeat([0, 1], [n_healthy, n_ill]))
        y_score = 1.5 * rng.normal(size=len(y_true)) + 1.5 * y_true
        return y_true, step * np.rint(y_score / step) if step else y_score

    def make(seed, n_healthy, n_ill, step=None):
        return tuple(array.copy() for array in draw(seed, n_healthy, n_ill, step))

    return make


@pytest.fixture(scope="session")
def apart():
    """A function `(y_true, y_score) -> y_true, y_score` with scores in the same order, whole, no two of them equal."""

    def make(y_true, y_score):
        return y_true, np.argsort(np.argsort(y_score, kind="stable")) - 3.0

    return make


@pytest.fixture(scope="session")
def whole_scores(variants):
    """A function `(y_true, y_score) -> [(y_true, y_score, rtol), ...]` with scores in whole numbers."""

    def make(y_true, y_score):
        *_, ((long,), rtol), ((short,), _) = variants(y_score)
        return [(y_true, long, rtol), (y_true.astype(np.int32), short, rtol)]

    return make


@pytest.fixture(scope="session")
def broken_scores(variants):
    """A function `(y_true, y_score) -> [(y_true, y_score, rtol), ...]` with scores in fractions."""

    def make(y_true, y_score):
        ((strided,), rtol), ((single,), single_rtol), *_ = variants(y_score)
        return [(np.repeat(y_true, 2)[::2], strided, rtol), (y_true.astype(np.int32), single, single_rtol)]

    return make


@pytest.fixture(scope="session")
def ask():
    """A function that calls another one and hands on what it returns, unless an argument was modified."""

    def call(function, *arguments):
        answer, changed = function.watched(*arguments)
        expect(not changed, "An array of the caller's was modified: put intermediate results into new arrays.")
        return answer

    return call


@pytest.fixture(scope="session")
def expect_rate():
    """A function that fails unless an answer is this share or area of `n_samples` patients."""

    def judge(answer, expected, n_samples, *, rtol=1e-8, advice=""):
        factors = {"n": n_samples, "a hundred": 100.0}
        share = expect_number(answer)
        expect(not _is_rounded(share, expected, rtol), ROUNDED)
        expect(not 2 * rtol < abs(share - expected) < 1e-4, NEARLY)
        expect_close(answer, expected, rtol=rtol, atol=rtol, factors=factors, advice=advice)

    return judge


@pytest.fixture(scope="session")
def expect_curve():
    """A function that fails unless an answer holds these three arrays; the first threshold may be infinite."""

    def judge(answer, expected, names, *, rtol=1e-8, advice=""):
        pieces = list(answer) if isinstance(answer, tuple | list) or _is_table(answer) else []
        expect(len(pieces) == 3, f"It should return three arrays in a tuple. {advice}")
        for got, wanted, name in zip(pieces, expected, names, strict=True):
            n_points = len(got) if isinstance(got, tuple | list) else np.size(got)
            expect(n_points <= len(wanted), f"There are too many {name}. {advice}")
            expect(n_points >= len(wanted), f"There are too few {name}. {advice}")
            values = expect_array(got, wanted.shape, f"The array of {name}")
            finite = np.isfinite(wanted)
            expect((values[~finite] == np.inf).all(), f"The first of the {name} is not inf. {advice}")
            expect(not _is_rounded(values[finite], wanted[finite], rtol), f"This is about the {name}. {ROUNDED}")
            expect_close(
                values[finite], wanted[finite], rtol=rtol, atol=rtol, advice=f"This is about the {name}. {advice}"
            )

    return judge


@pytest.fixture(scope="session")
def expect_threshold():
    """A function that fails unless an answer is this observed score, or the infinite threshold."""

    def judge(answer, expected, *, advice=""):
        threshold = expect_number(answer, "The threshold")
        expect(not np.isnan(threshold), f"The threshold is nan. {advice}")
        if np.isinf(expected):
            expect(threshold == expected, f"The best is to predict nobody ill, and it was not found. {advice}")
        expect(np.isfinite(expected) <= np.isfinite(threshold), f"The threshold is infinite, and no score is. {advice}")
        # an observed score is handed back as it is: nothing rounds it
        expect(threshold == expected, f"It is not the threshold asked for. {advice}")

    return judge


def _is_rounded(got, wanted, rtol):
    """Whether an answer is wrong, and has what a right one has after rounding to a few digits."""
    wrong = not np.allclose(got, wanted, rtol=rtol, atol=rtol)
    return wrong and any(np.allclose(got, np.round(wanted, digits), rtol=0, atol=1e-12) for digits in range(2, 7))


def _is_table(answer):
    return isinstance(answer, np.ndarray) and answer.ndim == 2
