"""The face of the package: names and signatures, lazy imports, any array type, arguments left alone, true examples."""

import doctest
import importlib
import inspect
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from lasso_problems import sparse_problem

import sparsecraft
from sparsecraft import catalogue

PACKAGE = Path(sparsecraft.__file__).parent
MODULES = [".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in sorted(PACKAGE.rglob("*.py"))]
CONTRACT = {
    "regression_metrics": """
        mean_squared_error(y_true, y_pred) root_mean_squared_error(y_true, y_pred) mean_absolute_error(y_true, y_pred)
        r2_score(y_true, y_pred)
    """,
    "preprocessing": """
        min_max_scale(X) robust_scale(X) one_hot(labels, drop_first=False)
        variance_inflation_factors(X)
    """,
    "lasso": """
        residual_sum_of_squares(X, y, w) lasso_objective(X, y, w, alpha) soft_threshold(z, threshold) alpha_max(X, y)
        coordinate_step(X, y, w, j, alpha) lasso_coordinate_descent(X, y, alpha, max_iter=1000, tol=1e-08)
        duality_gap(X, y, w, alpha)
    """,
    "model_selection": """
        alpha_grid(X, y, n_alphas=100, eps=0.001) lasso_path(X, y, alphas) kfold_indices(n_samples, n_splits, seed)
        cross_validated_mse(X, y, alphas, folds) one_standard_error_alpha(alphas, fold_mse)
        selection_frequency(coefs) bootstrap_indices(n_samples, n_boot, seed)
    """,
    "logistic": """
        sigmoid(z) logit(p) log_loss_from_logits(y, z) logistic_cost(X, y, w, lam) logistic_gradient(X, y, w, lam)
        fit_gradient_descent(X, y, learning_rate, n_iter, lam=0.0) fit_newton(X, y, lam=0.0, max_iter=50, tol=1e-10)
        predict_proba(X, w) predict(X, w, threshold=0.5)
    """,
    "softmax": """
        softmax(Z) one_hot_targets(y, n_classes) cross_entropy_from_logits(Y, Z) softmax_gradient(X, Y, W, lam)
        fit_softmax(X, y, n_classes, learning_rate, n_iter, lam=0.0) predict_classes(X, W) one_vs_rest_proba(X, W)
    """,
    "classification_metrics": """
        confusion_matrix(y_true, y_pred) accuracy(y_true, y_pred) precision(y_true, y_pred) recall(y_true, y_pred)
        specificity(y_true, y_pred) f1_score(y_true, y_pred) roc_curve(y_true, y_score) roc_auc(y_true, y_score)
        precision_recall_curve(y_true, y_score) average_precision(y_true, y_score) youden_threshold(y_true, y_score)
        cost_threshold(y_true, y_score, false_positive_cost, false_negative_cost)
    """,
    "sparse_logistic": """
        prox_elastic_net(w, l1, l2) lipschitz_constant(X) sparse_logistic_objective(X, y, w, b, alpha)
        ista(X, y, alpha, n_iter) fista(X, y, alpha, n_iter)
        fit_sparse_logistic(X, y, alpha, max_iter=10000, tol=1e-06) selected_features(w, names)
    """,
    "inference": """
        odds_ratios(w) fisher_information(X, w) standard_errors(X, w) wald_test(w, se)
        odds_ratio_intervals(w, se, level=0.95) cooks_distance(X, y)
    """,
    "shipping": """
        save_model(path, model) load_model(path) validate_payload(payload, feature_names) predict_batch(model, rows)
        population_stability_index(expected, actual, n_bins=10)
        needs_retraining(reference_error, recent_errors, tolerance=0.2)
    """,
}
SIGNATURES = {
    (assignment, name): [tuple(part.split("=")) for part in parameters.split(", ") if part]
    for assignment, text in CONTRACT.items()
    for name, parameters in re.findall(r"(\w+)\(([^)]*)\)", text)
}
each_piece = pytest.mark.parametrize(("assignment", "name"), SIGNATURES)
CALLS = {
    "residual_sum_of_squares": sparsecraft.residual_sum_of_squares,
    "lasso_objective": lambda X, y, w: sparsecraft.lasso_objective(X, y, w, 0.5),
    "soft_threshold": lambda X, y, w: sparsecraft.soft_threshold(X, 30_000.0),
    "alpha_max": lambda X, y, w: sparsecraft.alpha_max(X, y),
    "coordinate_step": lambda X, y, w: sparsecraft.coordinate_step(X, y, w, 1, 0.5),
    "lasso_coordinate_descent": lambda X, y, w: sparsecraft.lasso_coordinate_descent(X, y, 0.5),
    "duality_gap": lambda X, y, w: sparsecraft.duality_gap(X, y, w, 0.5),
    "Lasso": lambda X, y, w: sparsecraft.Lasso(0.5, tol=1e-12).fit(X, y).predict(X),
}
LAYOUTS = {
    "int64": lambda a: a.astype(np.int64),
    "int32, whose squares overflow": lambda a: a.astype(np.int32),
    "uint32": lambda a: np.abs(a).astype(np.uint32),
    "float32": lambda a: a.astype(np.float32),
    "Fortran order": np.asfortranarray,
    "every other row": lambda a: np.repeat(a, 2, axis=0)[::2],
    "backwards": lambda a: a[::-1].copy()[::-1],
}
each_call = pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)


def test_the_catalogue_has_the_names_of_the_contract_in_its_order():
    found = [(assignment, name) for assignment, pieces in sparsecraft.assignments.items() for name in pieces]
    scaler = ("preprocessing", "StandardScaler")
    assert [piece for piece in found if piece != scaler] == list(SIGNATURES)
    assert scaler in found


@each_piece
def test_parameters_are_those_of_the_contract(assignment, name):
    parameters = inspect.signature(sparsecraft.assignments[assignment][name]).parameters.values()
    said = [(p.name,) if p.default is p.empty else (p.name, str(p.default)) for p in parameters]
    assert said == SIGNATURES[assignment, name]
    assert {p.kind for p in parameters} <= {inspect.Parameter.POSITIONAL_OR_KEYWORD}


@each_piece
def test_every_piece_is_found_under_its_own_name(assignment, name):
    piece = sparsecraft.assignments[assignment][name]
    assert piece.__name__ == name
    if name != "lasso_path":
        assert getattr(sparsecraft, name) is piece


def test_the_entry_points_have_the_parameters_of_the_contract():
    said = {name: str(inspect.signature(getattr(sparsecraft, name))) for name in ("Lasso", "lasso_path")}
    for start in ("(alpha: 'float' = 1.0, *, fit_intercept: 'bool' = True, max_iter:", "tol: 'float' = 1e-06)"):
        assert start in said["Lasso"]
    assert said["lasso_path"].startswith("(X: 'ArrayLike', y: 'ArrayLike', *, alphas:")
    classifiers = [sparsecraft.LogisticRegression(), sparsecraft.SoftmaxRegression()]
    expected = {"alpha": 0.0, "lam": 0.0, "fit_intercept": True, "class_weight": None, "tol": 1e-6}
    for model in classifiers:
        assert expected.items() <= model.get_params().items()


def test_no_public_name_hides_a_module():
    modules = {path.stem for path in PACKAGE.iterdir()}
    assert modules & set(sparsecraft.__all__) == set()


def test_every_module_exports_what_the_catalogue_says():
    for name in sparsecraft.__all__:
        assert getattr(sparsecraft, name) is getattr(sparsecraft, name)
    homes = {**{n: m for p in catalogue.EXERCISES.values() for m, ns in p.items() for n in ns}}
    for name, module in homes.items():
        assert name in importlib.import_module(f"sparsecraft.{module}").__all__


@each_call
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_type_and_memory_layout_of_arrays_do_not_matter(call, layout):
    X = np.array([[50_000.0, 70_000.0], [-60_000.0, 50_000.0], [-70_000.0, 80_000.0], [90_000.0, -50_000.0]])
    given = [layout(a) for a in (X, np.array([90_000.0, -60_000.0, 70_000.0, 50_000.0]), np.array([2.0, -1.0]))]
    expected = call(*(np.array(a, dtype=float, order="C") for a in given))
    np.testing.assert_allclose(call(*given), expected, rtol=1e-4 if given[0].dtype == np.float32 else 1e-9)
    assert np.asarray(call(*given)).dtype.kind == "f"


@each_call
def test_arguments_are_not_modified(call):
    given = [*sparse_problem(0), np.linspace(-1.0, 1.0, 6)]
    before = [a.copy() for a in given]
    call(*given)
    for argument, copy in zip(given, before, strict=True):
        np.testing.assert_array_equal(argument, copy)
        argument.setflags(write=False)
    call(*given)


def test_scikit_learn_is_imported_when_an_estimator_is_asked_for_and_not_before():
    script = "import sys, sparsecraft; print('sklearn' in sys.modules); from sparsecraft import Lasso; print(Lasso())"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["False", "Lasso()"]


def test_an_unknown_name_is_named():
    with pytest.raises(AttributeError, match="no attribute 'lassoo'"):
        _ = sparsecraft.lassoo


def test_all_that_is_announced_is_there():
    assert [name for name in sparsecraft.__all__ if not hasattr(sparsecraft, name)] == []


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name):
    module = importlib.import_module(name.removesuffix(".__init__"))
    assert doctest.testmod(module).failed == 0


def test_every_public_function_and_class_has_an_example():
    finder = doctest.DocTestFinder()
    public = [sparsecraft.assignments[assignment][name] for assignment, name in SIGNATURES]
    public += [getattr(sparsecraft, name) for name in sparsecraft.__all__ if name != "assignments"]
    lacking = [piece.__name__ for piece in public if not finder.find(piece, piece.__name__)[0].examples]
    assert lacking == []
