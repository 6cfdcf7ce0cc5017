"""The general solvers, each on every problem that it accepts: against the optimality conditions, scikit-learn and each
other."""

from dataclasses import replace

import numpy as np
import pytest
import sklearn.linear_model as sk

from sparsecraft.losses import LogisticLoss, SoftmaxLoss, SquaredLoss
from sparsecraft.penalties import Penalty
from sparsecraft.solvers.coordinate_descent import coordinate_descent
from sparsecraft.solvers.newton import newton
from sparsecraft.solvers.newton_cg import newton_cg
from sparsecraft.solvers.proximal_gradient import fista, ista
from sparsecraft.solvers.solution import Problem
from sparsecraft.solvers.working_set import working_set

LOSSES = {"squared", "logistic", "weighted logistic", "softmax", "weighted softmax"}
BINARY = {"logistic", "weighted logistic"}
NONE, L1, L2, BOTH = Penalty(), Penalty(alpha=0.03), Penalty(lam=0.05), Penalty(0.02, 0.05)
PENALTIES = {"none": NONE, "L1": L1, "L2": L2, "both": BOTH}
SMOOTH = {"none", "L2"}
ACCEPTS = {
    ista: (LOSSES, PENALTIES.keys()),
    fista: (LOSSES, PENALTIES.keys()),
    coordinate_descent: (LOSSES - {"softmax", "weighted softmax"}, PENALTIES.keys()),
    newton: ({"squared", *BINARY}, SMOOTH),
    newton_cg: (LOSSES, SMOOTH),
    working_set: (BINARY, PENALTIES.keys() - SMOOTH),
}
CASES = [
    pytest.param(solve, loss, penalty, id=f"{solve.__name__}-{loss}-{penalty}")
    for solve, (losses, penalties) in ACCEPTS.items()
    for loss in sorted(losses)
    for penalty in sorted(penalties)
]
every_case = pytest.mark.parametrize(("solve", "loss", "penalty"), CASES)


def accepted(solvers, losses):
    pairs = [(solve, loss) for solve in solvers for loss in losses if loss in ACCEPTS[solve][0]]
    return pytest.mark.parametrize(("solve", "loss"), pairs)


both_intercepts = pytest.mark.parametrize("fit_intercept", [True, False])
TIGHT = {"tol": 1e-10, "max_iter": 20_000}


def make(loss, penalty=NONE, fit_intercept=True, seed=0, shape=(60, 4), X=None):
    """A problem whose classes overlap, so that it has an optimum without a penalty too."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=shape) + 0.5 if X is None else X
    n_samples = len(X)
    score = X[:, 0] - 0.5 * X[:, -1] + rng.logistic(size=n_samples)
    weights = rng.uniform(0.2, 3.0, n_samples) if "weighted" in loss else None
    if loss == "squared":
        return Problem(X, 3.0 + score, SquaredLoss(), penalty, fit_intercept)
    if loss in BINARY:
        return Problem(X, (score > np.median(score)) * 1.0, LogisticLoss(weights), penalty, fit_intercept)
    classes = np.digitize(score, np.quantile(score, [1 / 3, 2 / 3]))
    return Problem(X, np.eye(3)[classes], SoftmaxLoss(weights), penalty, fit_intercept)


def loss_gradient(problem, solution):
    """The loss's gradient in w and b, from the definition of each loss."""
    X, y, z = problem.X, problem.y, problem.X @ solution.coef + solution.intercept
    if isinstance(problem.loss, SquaredLoss):
        slopes = (z - y) / len(y)
    else:
        odds = np.exp(z)
        p = odds / (1 + odds) if y.ndim == 1 else odds / odds.sum(axis=1, keepdims=True)
        weights = np.ones(len(y)) if problem.loss.weights is None else problem.loss.weights
        slopes = ((p - y).T * weights / len(y)).T
    return X.T @ slopes, slopes.sum(axis=0)


def violation(problem, solution):
    """The largest distance from 0 to the subdifferential, written once more."""
    (in_w, in_b), w = loss_gradient(problem, solution), solution.coef
    pull = in_w + 2 * problem.penalty.lam * w
    alpha = problem.penalty.alpha
    in_w = np.where(w == 0, np.maximum(np.abs(pull) - alpha, 0), np.abs(pull + alpha * np.sign(w)))
    return max(in_w.max(), np.abs(in_b).max() * problem.fit_intercept)


@every_case
@both_intercepts
def test_the_optimality_conditions_hold(solve, loss, penalty, fit_intercept):
    problem = make(loss, PENALTIES[penalty], fit_intercept)
    solution = solve(problem, **TIGHT)
    assert violation(problem, solution) <= 1.0001e-10
    assert solution.violation == pytest.approx(violation(problem, solution), abs=1e-14)
    assert solution.coef.shape == (4, *problem.y.shape[1:])
    assert np.shape(solution.intercept) == problem.y.shape[1:]
    assert fit_intercept or not np.any(solution.intercept)
    assert 1 <= solution.n_iter < 20_000


@pytest.mark.parametrize("loss", sorted(LOSSES))
@pytest.mark.parametrize("penalty", sorted(PENALTIES))
@both_intercepts
def test_solvers_agree(loss, penalty, fit_intercept):
    problem = make(loss, PENALTIES[penalty], fit_intercept, seed=1)
    solvers = [solve for solve, (losses, penalties) in ACCEPTS.items() if loss in losses and penalty in penalties]
    found = [solve(problem, **TIGHT) for solve in solvers]
    for other in found[1:]:
        np.testing.assert_allclose(
            problem.predict(other.coef, other.intercept),
            problem.predict(found[0].coef, found[0].intercept) + _drift(problem, other, found[0]),
            rtol=0,
            atol=1e-6,
        )
        if penalty != "none" or "softmax" not in loss:
            np.testing.assert_allclose(other.coef, found[0].coef, rtol=0, atol=1e-7)
        np.testing.assert_array_equal(other.coef == 0, found[0].coef == 0)


def _drift(problem, one, other):
    """What softmax leaves open: a number that all logits of a row share."""
    if problem.y.ndim == 1:
        return 0.0
    gap = problem.predict(one.coef, one.intercept) - problem.predict(other.coef, other.intercept)
    return gap.mean(axis=1, keepdims=True)


@both_intercepts
@pytest.mark.parametrize("solve", [ista, fista, coordinate_descent])
def test_squared_loss_is_scikit_learns_elastic_net(solve, fit_intercept):
    problem = make("squared", BOTH, fit_intercept, seed=2)
    alpha = BOTH.alpha + 2 * BOTH.lam
    theirs = sk.ElasticNet(alpha, l1_ratio=BOTH.alpha / alpha, fit_intercept=fit_intercept, tol=1e-14, max_iter=10**6)
    theirs.fit(problem.X, problem.y)
    ours = solve(problem, **TIGHT)
    np.testing.assert_allclose(ours.coef, theirs.coef_, rtol=0, atol=1e-7)
    assert float(ours.intercept) == pytest.approx(theirs.intercept_, abs=1e-7)


@both_intercepts
@accepted([ista, fista, coordinate_descent, newton, newton_cg], sorted(LOSSES - {"squared"}))
def test_ridge_logistic_and_softmax_are_scikit_learns(solve, loss, fit_intercept):
    problem = make(loss, L2, fit_intercept, seed=3)
    labels = problem.y if problem.y.ndim == 1 else problem.y.argmax(axis=1)
    theirs = sk.LogisticRegression(
        C=1 / (2 * len(labels) * L2.lam), fit_intercept=fit_intercept, tol=1e-12, max_iter=10**5
    )
    theirs.fit(problem.X, labels, sample_weight=problem.loss.weights)
    ours = solve(problem, **TIGHT)
    np.testing.assert_allclose(np.atleast_2d(ours.coef.T), theirs.coef_, rtol=0, atol=1e-6)
    intercept = np.atleast_1d(ours.intercept)
    np.testing.assert_allclose(
        intercept - intercept.mean() * (len(intercept) > 1), theirs.intercept_, rtol=0, atol=1e-6
    )


@both_intercepts
@pytest.mark.parametrize("solve", [ista, fista, coordinate_descent, working_set])
def test_sparse_logistic_is_scikit_learns_saga(solve, fit_intercept):
    problem = make("weighted logistic", L1, fit_intercept, seed=4)
    theirs = sk.LogisticRegression(
        C=1 / (60 * L1.alpha), l1_ratio=1.0, solver="saga", fit_intercept=fit_intercept, tol=1e-12, max_iter=10**5
    )
    theirs.fit(problem.X, problem.y, sample_weight=problem.loss.weights)
    ours = solve(problem, **TIGHT)
    np.testing.assert_allclose(ours.coef, theirs.coef_[0], rtol=0, atol=1e-6)
    assert float(ours.intercept) == pytest.approx(float(theirs.intercept_[0]), abs=1e-6)


@pytest.mark.parametrize("solve", [newton, newton_cg])
@pytest.mark.parametrize("penalty", [L1, BOTH])
def test_newton_refuses_a_corner(solve, penalty):
    with pytest.raises(ValueError, match="alpha"):
        solve(make("logistic", penalty))


@pytest.mark.parametrize(("solve", "loss", "penalty"), [case for case in CASES if case.values[0] is not working_set])
def test_objectives_are_one_an_iteration_and_do_not_rise(solve, loss, penalty):
    problem = make(loss, PENALTIES[penalty])
    solution = solve(problem, tol=1e-8, max_iter=20_000, keep_objectives=True)
    objectives = np.array(solution.objectives)
    assert len(objectives) == solution.n_iter + 1
    start, end = np.zeros_like(solution.coef), (solution.coef, solution.intercept)
    assert objectives[0] == pytest.approx(problem.objective(start, np.zeros_like(solution.intercept)), rel=1e-14)
    assert objectives[-1] == pytest.approx(problem.objective(*end), rel=1e-14)
    assert objectives[-1] < objectives[0]
    if solve is not fista:
        assert np.diff(objectives).max() <= 1e-13 * objectives[0]
    assert solve(problem, tol=1e-8, max_iter=20_000).objectives == ()


@every_case
def test_max_iter_and_tol_are_respected(solve, loss, penalty):
    problem = make(loss, PENALTIES[penalty], seed=5)
    loose, tight = solve(problem, tol=1e-2, max_iter=20_000), solve(problem, tol=1e-9, max_iter=20_000)
    assert loose.violation <= 1e-2
    assert tight.violation <= 1e-9
    assert loose.n_iter <= tight.n_iter
    assert solve(problem, tol=10.0).n_iter == 0
    assert not solve(problem, tol=10.0).coef.any()
    if solve is not working_set:
        assert [solve(problem, tol=1e-15, max_iter=k).n_iter for k in (0, 1)] == [0, 1]
    else:
        assert solve(problem, tol=1e-9, max_iter=0).n_iter == 0


def test_fista_needs_fewer_iterations_than_ista():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(80, 10)) @ (np.eye(10) + 0.9)
    problem = make("squared", L1, X=X)
    assert 3 * fista(problem, **TIGHT).n_iter < ista(problem, tol=1e-10, max_iter=100_000).n_iter


def test_newton_needs_one_step_for_the_squared_loss():
    assert newton(make("squared", L2), tol=1e-10).n_iter == 1


def test_coordinate_descent_starts_where_it_is_told_and_leaves_the_start_alone():
    problem = make("squared", L1, fit_intercept=False)
    solution = coordinate_descent(problem, **TIGHT)
    start = solution.coef.copy()
    again = coordinate_descent(problem, start, tol=1e-9)
    assert again.n_iter == 0
    near = coordinate_descent(problem, start + 0.5, **TIGHT)
    np.testing.assert_allclose(near.coef, solution.coef, rtol=0, atol=1e-8)
    np.testing.assert_array_equal(start, solution.coef)


def test_working_set_starts_where_it_is_told():
    problem = make("logistic", L1, shape=(50, 80))
    solution = working_set(problem, **TIGHT)
    assert working_set(problem, tol=1e-9, start=solution).n_iter == 0
    other = replace(problem, penalty=Penalty(alpha=0.02))
    warm, cold = working_set(other, start=solution, **TIGHT), working_set(other, **TIGHT)
    np.testing.assert_allclose(warm.coef, cold.coef, rtol=0, atol=1e-7)


def columns(kind, rng):
    X = rng.normal(size=(40, 4))
    if kind == "badly scaled":
        return X * [1e-3, 1.0, 30.0, 1e3]
    if kind == "constant":
        X[:, 1] = 2.0
    if kind == "zero":
        X[:, 1] = 0.0
    if kind == "duplicated":
        X[:, 1] = X[:, 0]
    if kind == "collinear":
        X[:, 1] = X[:, 0] - 2 * X[:, 2]
    if kind == "p = 1":
        return X[:, :1]
    if kind == "p > n":
        return rng.normal(size=(12, 30))
    return X


@pytest.mark.parametrize("kind", ["badly scaled", "constant", "zero", "duplicated", "collinear", "p = 1", "p > n"])
@accepted([newton, newton_cg, working_set], ["squared", "logistic", "softmax"])
@both_intercepts
def test_awkward_columns(kind, solve, loss, fit_intercept):
    X = columns(kind, np.random.default_rng(6))
    problem = make(loss, L1 if solve is working_set else L2, fit_intercept, X=X)
    solution = solve(problem, tol=1e-9)
    assert violation(problem, solution) <= 1.0001e-9
    if loss != "softmax":
        slow = fista(replace(problem), tol=1e-9, max_iter=3000)
        here, there = (problem.objective(one.coef, one.intercept) for one in (solution, slow))
        assert here <= there + 1e-9


@pytest.mark.parametrize("kind", ["constant", "zero", "duplicated", "collinear", "p = 1", "p > n"])
@pytest.mark.parametrize("solve", [ista, fista, coordinate_descent])
@pytest.mark.parametrize("penalty", [L1, BOTH])
def test_awkward_columns_step_by_step(kind, solve, penalty):
    for loss in ("squared", "logistic"):
        problem = make(loss, penalty, X=columns(kind, np.random.default_rng(7)))
        solution = solve(problem, tol=1e-6, max_iter=20_000)
        assert violation(problem, solution) <= 1.0001e-6


@accepted([newton, newton_cg], ["logistic", "softmax"])
@pytest.mark.parametrize("factor", [1e-3, 1e8])
def test_newton_does_not_mind_units(solve, loss, factor):
    """`w` for columns `X c` is `w / c`: without a penalty Newton's method sees no difference."""
    here = make(loss)
    there = replace(here, X=here.X * [1.0, factor, 1.0, factor])
    one, other = solve(here, tol=1e-9), solve(there, tol=1e-9 * max(1.0, factor**0.5))
    predictions = [problem.predict(s.coef, s.intercept) for problem, s in ((here, one), (there, other))]
    np.testing.assert_allclose(predictions[1] - _drift_of(predictions), predictions[0], rtol=0, atol=1e-4)


def _drift_of(predictions):
    gap = predictions[1] - predictions[0]
    return gap.mean(axis=1, keepdims=True) if gap.ndim == 2 else 0.0


@pytest.mark.parametrize("solve", [ista, fista, coordinate_descent, newton, newton_cg])
def test_one_row(solve):
    problem = Problem(np.array([[2.0]]), np.array([3.0]), SquaredLoss(), Penalty(lam=0.5))
    assert float(solve(problem, tol=1e-12).coef[0]) == pytest.approx(6 / 5, rel=1e-9)
    with_intercept = replace(problem, fit_intercept=True)
    solution = solve(with_intercept, tol=1e-12, max_iter=5000)
    assert float(solution.coef[0]) == pytest.approx(0.0, abs=1e-9)
    assert float(solution.intercept) == pytest.approx(3.0, abs=1e-9)


@pytest.mark.parametrize("solve", [newton, newton_cg])
@pytest.mark.parametrize("fit_intercept", [True, False])
@pytest.mark.parametrize("shape", [(8, 1), (8, 2), (10, 30)])
def test_separable_classes_end_finite(solve, fit_intercept, shape):
    rng = np.random.default_rng(8)
    X = rng.normal(size=shape)
    y = (X[:, 0] > 0) * 1.0
    problem = Problem(X, y, LogisticLoss(), NONE, fit_intercept)
    solution = solve(problem, tol=1e-9, max_iter=200)
    assert np.isfinite(solution.coef).all()
    assert np.isfinite(solution.intercept)
    assert ((problem.predict(solution.coef, solution.intercept) > 0) == y).all()
    assert solution.n_iter <= 200


def test_many_rows_are_solved_as_exactly_as_few():
    rng = np.random.default_rng(9)
    X = rng.normal(size=(12_000, 3))
    problem = make("weighted logistic", L2, X=X)
    softmax = make("softmax", L2, X=X[:6000])
    for solve, one in ((newton, problem), (newton_cg, softmax)):
        solution = solve(one, tol=1e-10)
        assert violation(one, solution) <= 1.0001e-10


def test_many_rows_whose_tenth_has_one_class_only():
    """Every tenth row is of one class: the smaller problem that is solved first has no optimum."""
    rng = np.random.default_rng(10)
    X = rng.normal(size=(20_000, 2))
    y = np.where(np.arange(20_000) % 10 == 0, 1.0, rng.integers(2, size=20_000))
    problem = Problem(X, y, LogisticLoss(), NONE, True)
    assert violation(problem, newton(problem, tol=1e-9)) <= 1.0001e-9
    softmax = Problem(X[:6000], np.eye(2)[y[:6000].astype(int)], SoftmaxLoss(), NONE, True)
    assert violation(softmax, newton_cg(softmax, tol=1e-9)) <= 1.0001e-9


def test_working_set_on_many_columns_is_what_fista_finds():
    problem = make("weighted logistic", Penalty(alpha=0.02), shape=(60, 500))
    fast, slow = working_set(problem, **TIGHT), fista(problem, tol=1e-8, max_iter=20_000)
    np.testing.assert_allclose(fast.coef, slow.coef, rtol=0, atol=1e-4)
    assert violation(problem, fast) <= 1.0001e-10
    assert 5 < np.count_nonzero(fast.coef) <= 60


@pytest.mark.parametrize("scale", [0.999999, 1.000001])
def test_working_set_selects_nothing_exactly_from_the_largest_correlation_on(scale):
    problem = make("weighted logistic", NONE)
    pull = problem.loss.weights * (problem.y - np.average(problem.y, weights=problem.loss.weights))
    limit = np.abs(problem.X.T @ pull).max() / len(pull)
    solution = working_set(replace(problem, penalty=Penalty(alpha=limit / scale)), tol=1e-12)
    assert solution.coef.any() == (scale > 1)
    assert violation(replace(problem, penalty=Penalty(alpha=limit / scale)), solution) <= 1e-12


@every_case
def test_data_are_left_alone(solve, loss, penalty):
    problem = make(loss, PENALTIES[penalty])
    before = problem.X.copy(), problem.y.copy()
    solve(problem, tol=1e-4)
    np.testing.assert_array_equal(problem.X, before[0])
    np.testing.assert_array_equal(problem.y, before[1])
