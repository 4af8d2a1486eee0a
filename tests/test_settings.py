"""Settings: where they are looked for, how they may be written, what is wrong with them."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.errors import CjmapError
from cjmap.settings import MIB, Settings, covers, find_settings
from cjmap.settings.keys import KEYS, read_layer


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
    found = find_settings(here / "maps")
    assert (found.root, found.file, found.shared) == (here, file, ("a.yaml",))


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
    (here / "cjmap.toml").write_bytes(b"\xef\xbb\xbf\nshared = [\n'\xff']\n")
    assert told(here) == "cjmap.toml: this is not UTF-8 (at line 3)"


def test_what_is_no_toml_is_told_with_its_line(here: Path) -> None:
    (here / "cjmap.toml").write_text('preset = "strict"\nselect = [GAP01]\n')
    assert told(here) == "cjmap.toml: Invalid value (at line 2, column 11)"


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

    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("cjmap.settings.reading.read_file", refuse)
    assert told(here) == "cjmap.toml: cannot be read (Permission denied)"


# Files that extend others


def test_what_a_file_says_wins_over_what_it_extends(here: Path) -> None:
    (here / "maps").mkdir()
    (here / "base.toml").write_text('shared = ["a.yaml"]\nexclude = ["drafts"]\nfail-on = "info"\nmax-warnings = 3\n')
    (here / "maps" / "cjmap.toml").write_text('extend = "../base.toml"\nexclude = ["old"]\nfail-on = "warning"\n')
    found = find_settings(here / "maps")
    assert (found.root, found.file) == (here / "maps", here / "maps" / "cjmap.toml")
    assert (found.shared, found.exclude, found.fail_on, found.max_warnings) == (("a.yaml",), ("old",), "warning", 3)
    assert [layer.origin for layer in found.layers] == ["base.toml", "maps/cjmap.toml"]


def test_what_is_extended_may_extend_and_may_be_a_pyproject(here: Path) -> None:
    (here / "a" / "b").mkdir(parents=True)
    (here / "pyproject.toml").write_text('[tool.cjmap]\nextend = "far.toml"\nshared = ["near.yaml"]\n')
    (here / "far.toml").write_text('shared = ["far.yaml"]\nmax-warnings = 0\n')
    (here / "a" / "b" / "cjmap.toml").write_text('extend = "../../pyproject.toml"\n')
    found = find_settings(here / "a" / "b")
    assert (found.shared, found.max_warnings) == (("near.yaml",), 0)


def test_without_a_repository_only_files_below_are_extended(here: Path) -> None:
    (here / ".git").rmdir()
    (here / "a" / "b").mkdir(parents=True)
    (here / "base.toml").write_text('fail-on = "info"\n')
    (here / "a" / "b" / "base.toml").write_text('fail-on = "warning"\n')
    settings = here / "a" / "cjmap.toml"
    settings.write_text('extend = "b/base.toml"\n')
    assert find_settings(here / "a").fail_on == "warning"
    settings.write_text('extend = "../base.toml"\n')
    assert told(here / "a") == "a/cjmap.toml: `extend` is `../base.toml`, which is outside of a"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.toml", "`extend` is `gone.toml`, and there is no such file"),
        (".", "`extend` is `.`, and there is no such file"),
        ("../out.toml", "`extend` is `../out.toml`, which is outside of ."),
        ("/etc/hosts", "`extend` is `/etc/hosts`, which is outside of ."),
        ("https://x.example/base.toml", "`extend` is `https://x.example/base.toml`, which is outside of ."),
        ("a\\u0000b", "`extend` is `a\0b`, which is outside of ."),
        ("link.toml", "`extend` is `link.toml`, which is outside of ."),
        ("cjmap.toml", "`extend` comes back to a file that is extended already: cjmap.toml > cjmap.toml"),
        ("pyproject.toml", "`extend` is `pyproject.toml`, which has no table [tool.cjmap]"),
        ("", '`extend` is the path of a settings file, like extend = "../cjmap.toml"'),
    ],
)
def test_what_cannot_be_extended(here: Path, name: str, message: str) -> None:
    (here / "pyproject.toml").write_text("# cjmap is set up elsewhere\n")
    (here / "link.toml").symlink_to("/etc/hosts")
    (here / "cjmap.toml").write_text(f'extend = "{name}"\n')
    assert told(here) == f"cjmap.toml: {message}"


def test_files_that_extend_each_other(here: Path) -> None:
    (here / "a.toml").write_text('extend = "./b.toml"\n')
    (here / "b.toml").write_text('extend = "a.toml"\n')
    (here / "cjmap.toml").write_text('extend = "a.toml"\n')
    assert told(here) == (
        "b.toml: `extend` comes back to a file that is extended already: cjmap.toml > a.toml > b.toml > a.toml"
    )


def test_a_mistake_in_what_is_extended_names_that_file(here: Path) -> None:
    (here / "cjmap.toml").write_text('extend = "base.toml"\n')
    (here / "base.toml").write_text("preset = 3\n")
    assert told(here) == "base.toml: `preset` is minimal, recommended or strict"


# The version that is asked for


@pytest.mark.parametrize(
    ("wanted", "version"),
    [
        (">=0.2", "0.2.0"),
        (">=0.2", "0.10"),
        (">=0.2.0, <1", "0.2"),
        ("<0.10", "0.9.9"),
        ("==0.2", "0.2.0"),
        ("==0.2.0", "0.2.0rc1"),
        ("!=0.2.1", "0.2"),
        (" > 0.1 , <= 0.2 ", "0.2"),
    ],
)
def test_a_version_that_will_do(here: Path, monkeypatch: pytest.MonkeyPatch, wanted: str, version: str) -> None:
    monkeypatch.setattr("cjmap.settings.version.__version__", version)
    (here / "cjmap.toml").write_text(f'required-version = "{wanted}"\n')
    assert find_settings(here).file == here / "cjmap.toml"


@pytest.mark.parametrize("wanted", [">=0.3", "==0.2.1", "<0.2", ">0.2.0", ">=0.2, <0.2", "!=0.2", "<=0.1.9"])
def test_another_version_is_told_before_all_else(here: Path, monkeypatch: pytest.MonkeyPatch, wanted: str) -> None:
    monkeypatch.setattr("cjmap.settings.version.__version__", "0.2")
    (here / "cjmap.toml").write_text(f'key-of-tomorrow = 1\nrequired-version = "{wanted}"\n')
    assert told(here) == f"cjmap.toml: `required-version` is {wanted}, and this is cjmap 0.2"


@pytest.mark.parametrize("wanted", ["0.2", "~=0.2", ">=", ">=0.2,", ">= 0.2 0.3", "==0.2.*", "latest"])
def test_a_version_that_cannot_be_read(here: Path, wanted: str) -> None:
    (here / "cjmap.toml").write_text(f'required-version = "{wanted}"\n')
    assert told(here) == f'cjmap.toml: `required-version` is a text like ">=0.2" or ">=0.2, <1", not "{wanted}"'


# Values


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('preset = "all"', "`preset` is minimal, recommended or strict, not `all`"),
        ('preset = "strickt"', "`preset` is minimal, recommended or strict, not `strickt`; did you mean `strict`?"),
        ('select = "GAP"', '`select` is a list of rules, like select = ["GAP", "BOT01"]'),
        ("extend-select = [1]", '`extend-select` is a list of rules, like extend-select = ["GAP19"]'),
        ("ignore = {GAP01 = true}", '`ignore` is a list of rules, like ignore = ["GAP01", "EVI"]'),
        (
            'severity = {GAP01 = "fatal"}',
            '`severity` is a table of rules, each with error, warning or info, like severity = {GAP01 = "error"}, not `fatal`',
        ),
        (
            'per-file-ignores = {"old/*" = "EVI"}',
            "`per-file-ignores` is a table of patterns, each with a list of rules, like "
            'per-file-ignores = {"maps/old/*" = ["EVI"]}',
        ),
        ("rules = {GAP02 = 3}", "`rules` has a table of options for each rule, like rules.GAP02 = {in-a-row = 3}"),
        ("fail-on = true", "`fail-on` is error, warning or info"),
        ("max-warnings = -1", "`max-warnings` is a whole number from 0 on, the most warnings that do no harm"),
        ("baseline = true", '`baseline` is the path of a file, like baseline = "cjmap-baseline.json"'),
        ('baseline = "../b.json"', "`baseline` is `../b.json`, which is outside the project"),
        ("required-version = 1", '`required-version` is a text like ">=0.2" or ">=0.2, <1"'),
        ("extend_select = []", "unknown key `extend_select`; did you mean `extend-select`?"),
    ],
)
def test_values_of_the_wrong_type(here: Path, text: str, message: str) -> None:
    (here / "cjmap.toml").write_text(text)
    assert told(here) == f"cjmap.toml: {message}"


def test_the_baseline_lies_in_the_project(here: Path) -> None:
    (here / "maps").mkdir()
    (here / "base.toml").write_text('baseline = "known.json"\n')
    (here / "maps" / "cjmap.toml").write_text('extend = "../base.toml"\n')
    assert find_settings(here / "maps").baseline == here / "maps" / "known.json"


@pytest.mark.parametrize(
    ("pattern", "covered"),
    [
        ("drafts", ["drafts/a.yaml", "drafts/b/c.yaml"]),
        ("./drafts/", ["drafts/a.yaml", "drafts/b/c.yaml"]),
        ("drafts/*.yaml", ["drafts/a.yaml", "drafts/b/c.yaml"]),
        ("**/c.yaml", ["c.yaml", "drafts/b/c.yaml"]),
        ("[c]*", ["c.yaml"]),
        ("Drafts", []),
        ("", []),
    ],
)
def test_what_patterns_cover(pattern: str, covered: list[str]) -> None:
    files = ["c.yaml", "drafts/a.yaml", "drafts/b/c.yaml", "old/a.yaml"]
    assert [file for file in files if covers([pattern], file)] == covered


# Whatever stands there

SCALARS = st.one_of(
    st.booleans(), st.integers(), st.floats(), st.text(), st.sampled_from(["GAP01", "error", "all", "BOT"])
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)


@given(st.dictionaries(st.sampled_from(list(KEYS)), VALUES, max_size=4))
def test_a_table_is_right_or_told(table: dict[str, Any]) -> None:
    layer, wrong = None, ""
    try:
        layer = read_layer("cjmap.toml", table)
    except CjmapError as error:
        wrong = str(error)
    if layer is None:
        assert re.match("cjmap.toml: (unknown key )?`(" + "|".join(table) + r")(\.[^`]*)?`", wrong)
    else:
        assert [key for key in table if getattr(layer, key.replace("-", "_")) is None] == []


@pytest.mark.parametrize(
    ("lanes", "wrong"),
    [("[]", ", with at least one of them"), ('["pains", "pains"]', "; `pains` is named twice"), ('"pains"', "")],
)
def test_lanes_that_are_none_are_refused(here: Path, lanes: str, wrong: str) -> None:
    (here / "cjmap.toml").write_text(f"render.lanes = {lanes}\n")
    assert (
        told(here)
        == f'cjmap.toml: `render.lanes` is a list of lanes, like lanes = ["actions", "emotions", "pains"]{wrong}'
    )
