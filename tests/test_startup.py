"""What a run loads: imports are what a short run costs."""

import subprocess
import sys

import pytest


def modules_after(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stdout.splitlines()}


@pytest.mark.parametrize("module", ["typer", "click", "pydantic", "rich", "jinja2", "yaml", "ruamel"])
def test_version_loads_none_of_the_libraries(module: str) -> None:
    loaded = modules_after("sys.argv = ['cjmap', '--version']\nfrom cjmap.__main__ import main\nmain()")
    assert module not in loaded


@pytest.mark.parametrize("module", ["rich", "jinja2", "ruamel", "graphviz", "tomllib"])
def test_validate_loads_only_what_it_uses(module: str) -> None:
    assert module not in modules_after("import cjmap.cli.app, cjmap.cli.validate, cjmap.loader")


def test_nobody_inside_imports_the_public_names() -> None:
    assert "pydantic" not in modules_after("import cjmap")
