"""Who may import whom, and where things lie."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = {"sparsecraft", "sparsecraft_grader", "sparsecraft_worker"}
ALLOWED = {
    "reference/sparsecraft": {"numpy", "pooch", "sklearn", "sparsecraft"},
    "autograder/sparsecraft_worker": {"numpy", "IPython", "traitlets", "sparsecraft_worker"},
    "autograder/sparsecraft_grader": OURS
    | {"numpy", "msgspec", "pytest", "typer", "rich", "jinja2", "markupsafe", "threadpoolctl", "distributed"},
    "autograder/suites": {"numpy", "pytest", "sparsecraft", "sparsecraft_grader"},
}
LEAVES = {
    "typer": {"cli.py", "commands/grade.py"},
    "rich": {"commands/doctor.py", "commands/grade.py", "commands/screen.py", "progress.py"},
    "distributed": {"cluster.py"},
    "jinja2": {"reports/html.py"},
    "threadpoolctl": {"grading_process.py"},
    "pytest": {"suite.py", "checks.py"},
}
NOT_OURS_TO_IMPORT = ["hostile/", "escapes.py"]  # cells that run on the other side of the wall


def imports(path):
    """Full names of the modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module


def sources(folder):
    for path in sorted((ROOT / folder).rglob("*.py")):
        if not any(part in str(path) for part in NOT_OURS_TO_IMPORT):
            yield path


@pytest.mark.parametrize("folder", ALLOWED)
def test_every_import_is_allowed(folder):
    for path in sources(folder):
        packages = {name.split(".")[0] for name in imports(path)} - set(sys.stdlib_module_names)
        assert packages <= ALLOWED[folder], path


def test_an_import_that_is_not_allowed_would_be_seen(tmp_path):
    (tmp_path / "module.py").write_text("def f():\n    import scipy.stats\n    from sklearn import base")
    assert list(imports(tmp_path / "module.py")) == ["scipy.stats", "sklearn"]


def test_suites_use_the_face_of_the_grader_and_not_its_insides():
    for path in sources("autograder/suites"):
        assert {name for name in imports(path) if name.startswith("sparsecraft_grader")} <= {
            "sparsecraft_grader.checks"
        }


@pytest.mark.parametrize("package", LEAVES)
def test_a_dependency_is_imported_where_it_belongs_and_nowhere_else(package):
    folder = ROOT / "autograder/sparsecraft_grader"
    users = {
        str(path.relative_to(folder))
        for path in sources("autograder/sparsecraft_grader")
        if package in {name.split(".")[0] for name in imports(path)}
    }
    assert users == LEAVES[package]


def test_the_worker_imports_nothing_else_of_ours_when_it_runs():
    code = "import sys, sparsecraft_worker.zygote; print(*sorted(name.split('.')[0] for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "sparsecraft_worker" in loaded
    assert not loaded & {"sparsecraft", "sparsecraft_grader", "sklearn", "scipy"}


@pytest.mark.parametrize("folder", ["solutions", "exercises"])
def test_notebook_folders_hold_notebooks_and_are_no_packages(folder):
    assert {path.suffix for path in (ROOT / folder).rglob("*") if path.is_file()} == {".ipynb"}
    done = subprocess.run([sys.executable, "-c", f"import {folder}"], capture_output=True, cwd="/")
    assert done.returncode == 1


def test_the_top_level_is_what_it_is():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    folders = {name.split("/")[0] for name in listed.stdout.splitlines() if "/" in name}
    assert folders <= {"course", "exercises", "solutions", "reference", "autograder", "tests", ".ci", ".github"}


@pytest.mark.parametrize("tool", [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]], ids=" ".join)
def test_linters_are_content(tool):
    done = subprocess.run([sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_ci_script_runs_the_readme_s_test_command():
    (command,) = [line for line in (ROOT / ".ci/run").read_text().splitlines() if "pytest" in line]
    assert command in (ROOT / "README.md").read_text().splitlines()
    assert command in (ROOT / "CONTRIBUTING.md").read_text().splitlines()
