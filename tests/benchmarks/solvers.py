"""How fast the library's solvers are: beside scikit-learn, celer and skglm, on one thread, to one measured accuracy.

    pip install celer skglm
    python tests/benchmarks/solvers.py [ROW ...] [--rounds 5] [--plot growth.png] [--golub FOLDER]

Every peer first gets the loosest tolerance of a ladder at which its own answer passes the row's measure: a duality gap
of at most 1e-6 of `||y||^2 / (2 n)` for the Lasso, a violation of the optimality conditions of at most 1e-6 for
logistic and softmax regression, equality to 1e-12 for metrics. Then all are timed in turn, round by round.

Columns: the median over the rounds in milliseconds (min to max); the error that was measured; what the best peer takes
over what the library takes, round by round: above 1 the library is faster.

`--plot` also draws how the library's cost grows with samples, features and active features.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table
from sklearn import linear_model, metrics
from threadpoolctl import threadpool_limits

from sparsecraft import datasets
from sparsecraft.classification_metrics import roc_auc
from sparsecraft.losses import LogisticLoss, SoftmaxLoss
from sparsecraft.paths import lasso_path
from sparsecraft.penalties import Penalty
from sparsecraft.solvers.newton import newton
from sparsecraft.solvers.newton_cg import newton_cg
from sparsecraft.solvers.solution import Problem
from sparsecraft.solvers.working_set import working_set

ROOT = Path(__file__).parents[2]
GOLUB = ROOT.parent / "shared" / "data" / "golub"
LADDER = [10.0**-k for k in range(2, 14)]
ENOUGH = 1e-6
MANY_ITERATIONS = 100_000
TOO_LONG = 20
Answer = Any
Fit = Callable[[float], Answer]


@dataclass(frozen=True)
class Row:
    """One problem: who solves it, given a tolerance, and how far an answer is from right."""

    name: str
    fits: dict[str, Fit]
    error: Callable[[Answer], float]
    enough: float = ENOUGH


def lasso_row(name: str, X: np.ndarray, y: np.ndarray, alphas: np.ndarray) -> Row:
    """Lasso problems without intercept, at many alphas or at one."""
    X = np.asfortranarray(X)
    fits: dict[str, Fit] = {
        "sparsecraft": lambda tol: lasso_path(X, y, alphas=alphas)[1],
        "scikit-learn": lambda tol: linear_model.lasso_path(X, y, alphas=alphas, tol=tol, max_iter=MANY_ITERATIONS)[1],
    }
    if installed("celer"):
        from celer import celer_path

        fits["celer"] = lambda tol: celer_path(X, y, "lasso", alphas=alphas, tol=tol, max_iter=1000)[1]
    if installed("skglm"):
        from skglm import Lasso

        fits["skglm"] = lambda tol: Lasso(tol=tol, fit_intercept=False, max_iter=1000).path(X, y, alphas)[1]
    return Row(name, fits, lambda coefs: largest_gap(X, y, alphas, coefs))


def largest_gap(X: np.ndarray, y: np.ndarray, alphas: np.ndarray, coefs: np.ndarray) -> float:
    """The largest duality gap over the alphas, by its definition, relative to `||y||^2 / (2 n)`."""
    residuals, n = y[:, None] - X @ coefs, len(y)
    scale = np.minimum(1.0, n * alphas / np.maximum(np.abs(X.T @ residuals).max(axis=0), 1e-300))
    primal = (residuals**2).sum(axis=0) / (2 * n) + alphas * np.abs(coefs).sum(axis=0)
    dual = (y @ y - ((y[:, None] - scale * residuals) ** 2).sum(axis=0)) / (2 * n)
    return float((primal - dual).max() / (y @ y / (2 * n)))


def l1_logistic_row(name: str, X: np.ndarray, y: np.ndarray, share: float) -> Row:
    """L1-penalised logistic regression without intercept, alpha a share of the smallest that selects nothing."""
    X, n = np.asfortranarray(X), len(y)
    alpha = share * float(np.abs(X.T @ (y - 0.5)).max()) / n
    problem = Problem(X, y, LogisticLoss(), Penalty(alpha=alpha))
    options = {"C": 1 / (n * alpha), "fit_intercept": False, "max_iter": MANY_ITERATIONS}

    def sklearn(tol: float) -> np.ndarray:
        model = linear_model.LogisticRegression(solver="liblinear", **l1_options(), tol=tol, random_state=0, **options)
        return model.fit(X, y).coef_[0]

    fits: dict[str, Fit] = {
        "sparsecraft": lambda tol: working_set(problem, tol=ENOUGH).coef,
        "scikit-learn": sklearn,
    }
    if installed("celer"):
        from celer import LogisticRegression

        fits["celer"] = lambda tol: LogisticRegression(C=options["C"], tol=tol, max_iter=1000).fit(X, y).coef_[0]
    if installed("skglm"):
        from skglm import SparseLogisticRegression

        model = SparseLogisticRegression(alpha=alpha, fit_intercept=False, max_iter=1000)
        fits["skglm"] = lambda tol: model.set_params(tol=tol).fit(X, y).coef_.ravel()
    return Row(name, fits, lambda coef: problem.violation(coef, np.zeros(())))


def l1_options() -> dict[str, Any]:
    """How this scikit-learn wants to be told that the penalty is L1."""
    default = linear_model.LogisticRegression().get_params()
    return {"penalty": "l1"} if default.get("penalty") == "l2" else {"l1_ratio": 1.0}


def smooth_row(name: str, X: np.ndarray, y: np.ndarray, solvers: tuple[str, ...]) -> Row:
    """L2-penalised logistic or softmax regression with intercept, C = 1."""
    n, n_classes = len(y), int(y.max()) + 1
    penalty = Penalty(lam=1 / (2 * n))
    binary = n_classes == 2
    loss, target = (LogisticLoss(), y.astype(float)) if binary else (SoftmaxLoss(), np.eye(n_classes)[y])
    problem = Problem(X, target, loss, penalty, fit_intercept=True)

    def ours(tol: float) -> tuple[np.ndarray, np.ndarray]:
        found = (newton if binary else newton_cg)(problem, tol=ENOUGH)
        return found.coef, found.intercept

    def theirs(solver: str) -> Fit:
        def fit(tol: float) -> tuple[np.ndarray, np.ndarray]:
            model = linear_model.LogisticRegression(solver=solver, tol=tol, max_iter=10_000).fit(X, y)
            return (model.coef_[0], model.intercept_[0]) if binary else (model.coef_.T, model.intercept_)

        return fit

    peers = {f"scikit-learn {solver}": theirs(solver) for solver in solvers}
    return Row(name, {"sparsecraft": ours} | peers, lambda answer: problem.violation(*answer))


def auc_row(n: int) -> Row:
    rng = np.random.default_rng(0)
    y = rng.integers(0, 2, n)
    scores = rng.normal(size=n) + y
    right = float(metrics.roc_auc_score(y, scores))
    fits: dict[str, Fit] = {
        "sparsecraft": lambda tol: roc_auc(y, scores),
        "scikit-learn": lambda tol: metrics.roc_auc_score(y, scores),
    }
    return Row(f"roc_auc of {n} scores", fits, lambda answer: abs(answer - right), 1e-12)


def rows(golub: Path) -> Iterator[tuple[str, Callable[[], Row]]]:
    """Every row by name, made when it is its turn."""
    if golub.is_dir():
        yield "leukemia-path", lambda: lasso_row("leukemia path, 72 x 7129", *path_to(100, *leukemia(golub)))
    else:
        print(f"No Golub data in {golub}: its rows are left out. Give their folder with --golub.", file=sys.stderr)
    yield "auto-mpg-path", lambda: lasso_row("Auto-MPG path, 274 x 10", *path_to(100, *auto_mpg()))
    yield "wide-path", lambda: lasso_row("dense path, 1000 x 10000", *path_to(100, *regression(1000, 10_000)))
    yield "tall-single", lambda: lasso_row("dense single, 10000 x 500", *single(0.01, *regression(10_000, 500)))
    yield "tall-path", lambda: lasso_row("dense path, 10000 x 500", *path_to(100, *regression(10_000, 500)))
    if golub.is_dir():
        yield "golub-l1", lambda: l1_logistic_row("L1 logistic, Golub 38 x 7129", *golub_labels(golub), 0.1)
    yield "wide-l1", lambda: l1_logistic_row("L1 logistic, 1000 x 5000", *labels(1000, 5000), 0.1)
    solvers = ("lbfgs", "newton-cholesky", "newton-cg")
    yield "l2", lambda: smooth_row("L2 logistic, 100000 x 50", *labels(100_000, 50), solvers)
    yield "softmax", lambda: smooth_row("softmax, 20000 x 50 x 10", *classes(20_000, 50, 10), ("lbfgs", "newton-cg"))
    yield "roc-auc", lambda: auc_row(1_000_000)


def leukemia(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    raw = datasets.read_golub(folder)
    X, y = np.vstack([raw.X_train, raw.X_test]), np.append(raw.y_train, raw.y_test)
    return standardize(X), y - y.mean()


def golub_labels(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    raw = datasets.read_golub(folder)
    return standardize(raw.X_train), raw.y_train.astype(float)


def auto_mpg() -> tuple[np.ndarray, np.ndarray]:
    X, y, _ = datasets.prepare_auto_mpg()
    split = datasets.split_auto_mpg(X, y)
    return split.X_train, split.y_train - split.y_train.mean()


def regression(n: int, p: int) -> tuple[np.ndarray, np.ndarray]:
    """Neighbouring columns correlate by 0.5; one column in a hundred matters."""
    X, y, *_ = datasets.make_regression(n, p, n_informative=max(10, p // 100), rho=0.5, snr=3.0, seed=0)
    return standardize(X), y - y.mean()


def labels(n: int, p: int) -> tuple[np.ndarray, np.ndarray]:
    X, y, *_ = datasets.make_classification(n, p, n_informative=max(10, p // 100), rho=0.5, seed=0)
    return standardize(X), y.astype(float) if p > n else y


def classes(n: int, p: int, k: int) -> tuple[np.ndarray, np.ndarray]:
    X, y, *_ = datasets.make_multiclass(n, p, k, n_informative=p, signal=5.0, seed=0)
    return X, y


def standardize(X: np.ndarray) -> np.ndarray:
    scale = X.std(axis=0)
    return (X - X.mean(axis=0)) / np.where(scale > 0, scale, 1.0)


def path_to(fold: int, X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    top = float(np.abs(X.T @ y).max()) / len(y)
    return X, y, np.geomspace(top, top / fold, 100)


def single(share: float, X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return X, y, np.array([share * float(np.abs(X.T @ y).max()) / len(y)])


def installed(package: str) -> bool:
    return importlib.util.find_spec(package) is not None


def loosest(fit: Fit, row: Row) -> tuple[float, float] | None:
    """The first tolerance of the ladder that is enough, and the error that it leaves; None when none is in time."""
    for tol in LADDER:
        started = time.perf_counter()
        answer = fit(tol)
        seconds, error = time.perf_counter() - started, row.error(answer)
        print(f"    tol {tol:.0e}: error {error:.0e} in {seconds:.2f} s", file=sys.stderr, flush=True)
        if error <= row.enough:
            return tol, error
        if seconds > TOO_LONG:
            return None
    return None


def measure(row: Row, rounds: int, table: Table) -> None:
    tolerances = {}
    for name, fit in row.fits.items():
        print(f"  {name}", file=sys.stderr, flush=True)
        tolerances[name] = loosest(fit, row)
    times: dict[str, list[float]] = {name: [] for name, found in tolerances.items() if found}
    for _ in range(rounds):
        for name in times:
            tol = tolerances[name][0]  # type: ignore[index]
            started = time.perf_counter()
            row.fits[name](tol)
            times[name].append(1e3 * (time.perf_counter() - started))
    peers = [name for name in times if name != "sparsecraft"]
    best = min(peers, key=lambda name: median(times[name]))
    ratios = [theirs / ours for theirs, ours in zip(times[best], times["sparsecraft"], strict=True)]
    for name, found in tolerances.items():
        shown = summary(times[name]) if found else f"not within {TOO_LONG} s"
        ratio = summary(ratios) if name == best else ""
        table.add_row(row.name if name == "sparsecraft" else "", name, shown, f"{found[1]:.0e}" if found else "", ratio)
    table.add_section()


def summary(values: list[float]) -> str:
    shown = (f"{float(f'{value:.3g}'):g}" for value in (median(values), min(values), max(values)))
    return "{} ({} to {})".format(*shown)


def draw_growth(path: Path) -> None:
    """Seconds of one path of 50 alphas as one of samples, features and active features grows."""
    import matplotlib

    matplotlib.use("agg")
    from matplotlib import pyplot as plt

    figure, panels = plt.subplots(1, 3, figsize=(12, 4), layout="constrained", sharey=True)
    sizes = [100, 200, 500, 1000, 2000, 5000]
    cases = {
        "samples (500 features)": [(n, seconds(n, 500, 0.05)) for n in sizes],
        "features (500 samples)": [(p, seconds(500, p, 0.05)) for p in sizes],
        "active features at the end (1000 x 2000)": [seconds_by_active(share) for share in (0.5, 0.2, 0.1, 0.05, 0.01)],
    }
    for panel, (label, points) in zip(panels, cases.items(), strict=True):
        xs, (ours, theirs) = [x for x, _ in points], zip(*(both for _, both in points), strict=True)
        panel.loglog(xs, ours, "o-", color="#0072B2", label="sparsecraft")
        panel.loglog(xs, theirs, "s--", color="#D55E00", label="scikit-learn")
        panel.set(xlabel=label)
        panel.grid(alpha=0.3, which="both")
    panels[0].set(ylabel="seconds for a path of 50 alphas")
    panels[0].legend()
    figure.suptitle("Cost of a Lasso path, duality gap at most 1e-6, one thread")
    figure.savefig(path, dpi=120)
    print(f"Plot: {path}")


def seconds(n: int, p: int, share: float) -> tuple[float, float]:
    X, y = regression(n, p)
    X, top = np.asfortranarray(X), float(np.abs(X.T @ y).max()) / n
    alphas = np.geomspace(top, share * top, 50)
    return fastest(lambda: lasso_path(X, y, alphas=alphas)), fastest(
        lambda: linear_model.lasso_path(X, y, alphas=alphas, tol=1e-6, max_iter=MANY_ITERATIONS)
    )


def seconds_by_active(share: float) -> tuple[int, tuple[float, float]]:
    X, y = regression(1000, 2000)
    alpha = share * float(np.abs(X.T @ y).max()) / len(y)
    return int((lasso_path(X, y, alphas=[alpha])[1] != 0).sum()), seconds(1000, 2000, share)


def fastest(call: Callable[[], object]) -> float:
    found = []
    for _ in range(3):
        started = time.perf_counter()
        call()
        found.append(time.perf_counter() - started)
    return min(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("rows", nargs="*", metavar="ROW", help="names of rows; all when none is given")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--plot", type=Path, help="where to draw how the cost grows")
    parser.add_argument("--golub", type=Path, default=GOLUB, help="folder with the three raw Golub files")
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # peers warn when a tolerance of the ladder is out of their reach
    known = dict(rows(options.golub))
    unknown = [name for name in options.rows if name not in known]
    if unknown or options.rounds < 1:
        parser.error(f"give at least one round, and rows among: {', '.join(known)}")
    table = Table("problem", "solver", "milliseconds", "error", "best peer / sparsecraft")
    with threadpool_limits(1):
        for name in options.rows or known:
            print(name, file=sys.stderr, flush=True)
            measure(known[name](), options.rounds, table)
        Console(width=120).print(table)
        if options.plot:
            draw_growth(options.plot)


if __name__ == "__main__":
    main()
