"""Templates are compiled once, and anew when they change."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, TemplateNotFound
from markupsafe import escape

from cjmap.renderers.html.compiled import FILTERS, CompiledLoader
from cjmap.renderers.html.environment import environment


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    (tmp_path / "page.html.j2").write_text("Hello, {{ name }}", encoding="utf-8")
    return tmp_path


def drawn(folder: Path, finalize: Callable[[Any], Any] | None = None) -> str:
    environment = Environment(loader=CompiledLoader(folder, escape), autoescape=True, finalize=finalize)
    return environment.get_template("page.html.j2").render(name="<b>")


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "cache").rglob("*.pyc"))


def test_what_a_template_compiles_to_is_kept_and_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(folder) == "Hello, &lt;b&gt;"
    assert [file.name.split(".")[0] for file in kept(folder)] == ["page"]
    monkeypatch.setattr(Environment, "compile", lambda *given: pytest.fail("it was compiled again"))
    assert drawn(folder) == "Hello, &lt;b&gt;"


def test_a_changed_template_is_compiled_anew(folder: Path) -> None:
    drawn(folder)
    template = folder / "page.html.j2"
    before = template.stat()
    template.write_text("Goodbye {{ name }}", encoding="utf-8")
    os.utime(template, ns=(before.st_atime_ns, before.st_mtime_ns + 2_000_000_000))
    assert drawn(folder) == "Goodbye &lt;b&gt;"


def test_a_template_is_compiled_anew_for_an_environment_that_is_set_up_otherwise(folder: Path) -> None:
    assert drawn(folder, lambda text: text.upper()) == "Hello, &lt;B&gt;"
    assert drawn(folder) == "Hello, &lt;b&gt;"


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert drawn(folder) == "Hello, &lt;b&gt;"
    assert kept(folder) == []


def test_a_spoilt_file_does_no_harm(folder: Path) -> None:
    drawn(folder)
    kept(folder)[0].write_bytes(b"spoilt")
    assert drawn(folder) == "Hello, &lt;b&gt;"


def test_a_template_that_is_not_there(folder: Path) -> None:
    with pytest.raises(TemplateNotFound):
        Environment(loader=CompiledLoader(folder, escape)).get_template("other.html.j2")


def test_the_build_of_a_package_knows_the_filters_of_templates() -> None:
    assert set(environment().filters) - set(Environment().filters) == set(FILTERS)
