"""What a run loads: imports are what a short run costs. Whoever adds one sees it here, and decides."""

import os
import subprocess
import sys
import time
from pathlib import Path

_RUN = """
import atexit, sys
bare = {*sys.modules, "atexit"}
atexit.register(lambda: print(*sorted(set(sys.modules) - bare), file=open(NOTE, "w")))
sys.argv = ["cjmap", *ARGUMENTS]
from cjmap.__main__ import main
main()
"""

_VERSION = {"cjmap", "cjmap.__main__", "cjmap.cli", "cjmap.cli.output", "cjmap.errors", "cjmap.version"}

_REPLAY = {
    *_VERSION,
    *("cjmap.cache", "cjmap.cache.folder", "cjmap.cache.identity", "cjmap.cache.looks", "cjmap.cache.replay"),
    "cjmap.cache.run",
}
"""A run that is answered from the cache."""

_HELP = {"annotated_doc", "shellingham", "typer"}
_MODELS = {"annotated_types", "msgspec", "pydantic", "pydantic_core", "typing_extensions", "typing_inspection", "yaml"}
"""The libraries of the command line, and of the models and reading YAML."""

_LOADING = {
    *("cjmap", "cjmap.__main__", "cjmap.cache", "cjmap.cli", "cjmap.disk", "cjmap.errors", "cjmap.finding"),
    *("cjmap.loader", "cjmap.model", "cjmap.reports", "cjmap.settings", "cjmap.source", "cjmap.version"),
    *("cjmap.vocabulary", "cjmap.where"),
}
"""Our packages that loading a map takes."""


def loaded(tmp_path: Path, *arguments: str) -> set[str]:
    """Return what a run loads that a bare Python has not loaded yet."""
    note = tmp_path / "note"
    script = _RUN.replace("NOTE", repr(str(note))).replace("ARGUMENTS", repr(list(arguments)))
    env = {**os.environ, "CJMAP_CACHE_DIR": str(tmp_path / "cache")}
    folder = tmp_path / "project"
    folder.mkdir(exist_ok=True)
    subprocess.run([sys.executable, "-c", script], cwd=folder, env=env, capture_output=True, check=True)
    return set(note.read_text().split())


def ours(modules: set[str], depth: int = 9) -> set[str]:
    """Return our modules, or with a depth of 2 our packages."""
    return {".".join(name.split(".")[:depth]) for name in modules if name.partition(".")[0] == "cjmap"}


def foreign(modules: set[str]) -> set[str]:
    """Return the libraries: what belongs neither to us nor to Python, nor to the inside of another one."""
    tops = {name.partition(".")[0] for name in modules} - {"cjmap", "cython_runtime"}
    return {name for name in tops if name not in sys.stdlib_module_names and not name.startswith("_")}


def test_version_loads_next_to_nothing(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "--version")
    assert (ours(modules), foreign(modules)) == (_VERSION, set())
    assert modules - _VERSION == {"__future__"}


def test_a_replayed_run_loads_next_to_nothing(tmp_path: Path) -> None:
    a_map(tmp_path)
    time.sleep(2.1)  # what was just written is not remembered
    loaded(tmp_path, "validate", "a.cjm.yaml")
    modules = loaded(tmp_path, "validate", "a.cjm.yaml")
    assert (ours(modules), foreign(modules)) == (_REPLAY, set())
    assert modules - _REPLAY <= {"__future__", "_struct", "struct", "zlib"}


def test_the_help_loads_no_model(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "--help")
    assert ours(modules) == {
        "cjmap",
        "cjmap.__main__",
        "cjmap.cli",
        "cjmap.cli.app",
        "cjmap.cli.output",
        "cjmap.errors",
    }
    assert foreign(modules) == _HELP


def test_validate_loads_what_one_map_needs(tmp_path: Path) -> None:
    a_map(tmp_path)
    modules = loaded(tmp_path, "validate", "a.cjm.yaml", "--no-cache")
    assert ours(modules, depth=2) == {*_LOADING, "cjmap.checker"}
    assert foreign(modules) == {*_HELP, *_MODELS}
    assert {name for name in modules if name.startswith("cjmap.checker")} == {"cjmap.checker", "cjmap.checker.task"}
    assert not modules & {"multiprocessing", "concurrent.futures", "tomllib", "rich", "jinja2"}


def test_a_rule_is_explained_without_the_others(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "rule", "GAP01")
    assert ours(modules, depth=2) == {*_LOADING, "cjmap.reading", "cjmap.rules"}
    assert foreign(modules) == {*_HELP, *_MODELS}
    assert {name for name in modules if name.startswith("cjmap.rules.gap.")} == {
        "cjmap.rules.gap.gap01_stage_without_touchpoint"
    }


def test_lint_of_one_map_starts_no_other_process(tmp_path: Path) -> None:
    a_map(tmp_path)
    modules = loaded(tmp_path, "lint", "a.cjm.yaml", "--no-cache", "--exit-zero")
    assert not modules & {"multiprocessing", "concurrent.futures", "tomllib", "rich", "jinja2"}


def test_the_public_package_loads_nothing(tmp_path: Path) -> None:
    script = "import sys; bare = set(sys.modules); import cjmap; print(*sorted(set(sys.modules) - bare))"
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["cjmap"]


def a_map(folder: Path) -> None:
    (folder / "project").mkdir()
    (folder / "project/a.cjm.yaml").write_text("cjmap: 1\ntitle: A\nstages: [One]\n")
