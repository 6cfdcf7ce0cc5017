"""The face of the package: names and signatures, lazy imports, any array type, arguments left alone, true examples."""

import doctest
import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from lasso_problems import sparse_problem

import sparsecraft

PACKAGE = Path(sparsecraft.__file__).parent
MODULES = [".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in sorted(PACKAGE.rglob("*.py"))]
REQUIRED = inspect.Parameter.empty
LASSO = {
    "residual_sum_of_squares": {"X": REQUIRED, "y": REQUIRED, "w": REQUIRED},
    "lasso_objective": {"X": REQUIRED, "y": REQUIRED, "w": REQUIRED, "alpha": REQUIRED},
    "soft_threshold": {"z": REQUIRED, "threshold": REQUIRED},
    "alpha_max": {"X": REQUIRED, "y": REQUIRED},
    "coordinate_step": {"X": REQUIRED, "y": REQUIRED, "w": REQUIRED, "j": REQUIRED, "alpha": REQUIRED},
    "lasso_coordinate_descent": {"X": REQUIRED, "y": REQUIRED, "alpha": REQUIRED, "max_iter": 1000, "tol": 1e-8},
    "duality_gap": {"X": REQUIRED, "y": REQUIRED, "w": REQUIRED, "alpha": REQUIRED},
}
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


def test_the_catalogue_of_the_lasso_has_the_names_of_the_contract():
    assert dict(sparsecraft.assignments["lasso"]) == {name: getattr(sparsecraft, name) for name in LASSO}
    assert set(LASSO) <= set(sparsecraft.__all__)


@pytest.mark.parametrize("name", LASSO)
def test_parameters_are_those_of_the_contract(name):
    parameters = inspect.signature(getattr(sparsecraft, name)).parameters.values()
    assert [(p.name, p.default) for p in parameters] == [*LASSO[name].items()]
    assert {p.kind for p in parameters} == {inspect.Parameter.POSITIONAL_OR_KEYWORD}


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


def test_every_function_of_the_lasso_has_an_example():
    finder = doctest.DocTestFinder()
    lacking = [name for name in LASSO if not finder.find(getattr(sparsecraft, name), name)[0].examples]
    assert lacking == []
