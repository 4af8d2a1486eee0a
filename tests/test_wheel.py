"""What is installed: all that cjmap needs, with templates that need not be compiled."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from jinja2 import ModuleLoader

PROJECT = Path(__file__).parent.parent
TEMPLATES = PROJECT / "src/cjmap/renderers/html/templates"
MAP = PROJECT / "examples/five-stage.cjm.yaml"

DRAWN = """
import sys
sys.path.insert(0, sys.argv[1])
import jinja2
{before}
from cjmap.__main__ import main
import cjmap
assert cjmap.__file__.startswith(sys.argv[1]), cjmap.__file__
sys.argv = ["cjmap", "render", sys.argv[2], "--view", "all", "-o", "-"]
main()
"""
NEVER = "def refuse(*given): raise AssertionError('compiled again')\njinja2.Environment.compile = refuse"
OTHER_JINJA = "jinja2.__version__ = '0.0'"


def build(kind: str, project: Path, target: Path, seed: str = "0") -> Path:
    """Return the one package of a kind that is built from a project."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory", str(target)]
    done = subprocess.run(
        command, cwd=project, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    [made] = target.iterdir()
    return made


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as its source distribution holds it."""
    folder = tmp_path_factory.mktemp("source")
    with tarfile.open(build("sdist", PROJECT, tmp_path_factory.mktemp("sdist"))) as archive:
        archive.extractall(folder, filter="data")
    [project] = folder.iterdir()
    return project


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", source, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages with cjmap in it."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def draw(site: Path, before: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", DRAWN.format(before=before), str(site), MAP.name]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=MAP.parent, env=environment, capture_output=True)


@pytest.fixture(scope="module")
def page() -> bytes:
    """The page as cjmap draws it here."""
    command = [sys.executable, "-m", "cjmap", "render", MAP.name, "--view", "all", "-o", "-"]
    return subprocess.run(command, cwd=MAP.parent, capture_output=True, check=True).stdout


def test_every_template_is_compiled_in_a_wheel(site: Path) -> None:
    [folder] = (site / "cjmap/renderers/html").glob("templates-jinja-*")
    wanted = {ModuleLoader.get_module_filename(file.name) for file in TEMPLATES.glob("*.j2")}
    assert {file.name for file in folder.iterdir()} == wanted


def test_what_is_installed_draws_the_same_without_compiling(site: Path, page: bytes) -> None:
    done = draw(site, NEVER)
    assert (done.returncode, done.stdout) == (0, page), done.stderr.decode()


def test_templates_are_compiled_for_another_version_of_jinja(site: Path, page: bytes) -> None:
    done = draw(site, OTHER_JINJA)
    assert (done.returncode, done.stdout) == (0, page), done.stderr.decode()
    assert b"compiled again" in draw(site, f"{OTHER_JINJA}\n{NEVER}").stderr


def test_a_wheel_is_the_same_bytes_each_time(wheel: Path, tmp_path: Path) -> None:
    again = build("wheel", PROJECT, tmp_path, seed="1")
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()
