"""Settings: where they are looked for, how they may be written, what is wrong with them."""

from pathlib import Path

import pytest

from cjmap.errors import CjmapError
from cjmap.settings import MIB, Settings, find_settings


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, which is a project of its own."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(folder: Path) -> str:
    with pytest.raises(CjmapError) as caught:
        find_settings(folder)
    return str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "[tool.cjmap]\nshared = ['a.yaml']\n",
        "[tool]\ncjmap = {shared = ['a.yaml']}\n",
        '[tool."cjmap"]\nshared = ["a.yaml"]\n',
        "tool.cjmap.shared = ['a.yaml']\n",
        "[ tool . cjmap ]\r\nshared = ['a.yaml']\r\n",
        "\ufeff[tool.cjmap]\nshared = ['a.yaml']\n",
    ],
)
def test_every_way_to_write_the_table(here: Path, text: str) -> None:
    file = here / "pyproject.toml"
    file.write_bytes(text.encode())
    assert find_settings(here / "maps") == Settings(here, file, ("a.yaml",))


@pytest.mark.parametrize(
    "text",
    [
        "# see [tool.cjmap]\n",
        '[project]\ndependencies = ["cjmap"]\n',
        "[tool]\nother = 1\n",
        "tool = 'cjmap'\n",
        "not toml",
    ],
)
def test_a_pyproject_without_settings_is_passed(here: Path, text: str) -> None:
    (here / "pyproject.toml").write_text(text)
    assert find_settings(here) == Settings(here)


@pytest.mark.parametrize("text", ["[[tool.cjmap]]\nshared = []\n", "[tool]\ncjmap = 3\n", "tool.cjmap = []\n"])
def test_settings_that_are_no_table(here: Path, text: str) -> None:
    (here / "pyproject.toml").write_text(text)
    assert told(here) == "pyproject.toml: the settings are one table, [tool.cjmap]"


def test_a_table_below_the_settings_is_no_key(here: Path) -> None:
    (here / "pyproject.toml").write_text("[tool.cjmap.shard]\nx = 1\n")
    assert told(here) == "pyproject.toml: unknown key `shard`; did you mean `shared`?"


def test_a_byte_order_mark(here: Path) -> None:
    (here / "cjmap.toml").write_text("max-size-mib = 2\n", "utf-8-sig")
    assert find_settings(here).max_size == 2 * MIB


def test_nesting_beyond_all_measure(here: Path) -> None:
    (here / "cjmap.toml").write_text("shared = " + "[" * 5000 + "]" * 5000)
    assert told(here) == "cjmap.toml: nested too deep"


def test_what_is_no_utf_8(here: Path) -> None:
    (here / "cjmap.toml").write_bytes(b"shared = ['\xff']\n")
    assert told(here).startswith("cjmap.toml: 'utf-8' codec can't decode byte 0xff")


def test_the_path_is_relative_only_inside_the_current_folder(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "maps").mkdir()
    (here / "cjmap.toml").write_text("zzz = 1\n")
    assert told(here / "maps").startswith("cjmap.toml: unknown key `zzz`")
    monkeypatch.chdir(here / "maps")
    assert told(here / "maps").startswith(f"{(here / 'cjmap.toml').as_posix()}: unknown key `zzz`")


def test_the_nearest_settings_hold(here: Path) -> None:
    inner = here / "a" / "b"
    inner.mkdir(parents=True)
    (here / "cjmap.toml").write_text("max-size-mib = 2\n")
    (here / "a" / "pyproject.toml").write_text("[tool.cjmap]\nmax-size-mib = 3\n")
    assert [find_settings(folder).max_size // MIB for folder in (here, here / "a", inner)] == [2, 3, 3]
    (here / "a" / "cjmap.toml").write_text("max-size-mib = 4\n")
    assert find_settings(inner).max_size == 4 * MIB


def test_a_folder_that_cannot_be_looked_into_has_no_settings(here: Path) -> None:
    assert find_settings(here / ("x" * 300)).root == here


def test_settings_that_cannot_be_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "cjmap.toml").touch()

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert told(here) == "cjmap.toml: cannot be read (Permission denied)"
