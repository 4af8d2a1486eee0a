"""`cjmap init`: every map that it writes is valid, explains itself, and destroys nothing."""

import json
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from cjmap.cli.app import app
from cjmap.cli.init import TEMPLATES, Template, map_text
from cjmap.cli.schema import schema_text
from cjmap.errors import CjmapError
from cjmap.loader import load
from cjmap.model.outline import Outline
from cjmap.model.texts import is_visible
from cjmap.vocabulary import LANGUAGES, feeling_score, frameworks, recognise_stage

EDITOR_LINE = "# yaml-language-server: $schema="
SWITCHED_OFF = re.compile(r"^( *)#(?=[a-z_]+: )", re.MULTILINE)
"""A line that is switched off: # and a key, without the space that a comment has."""

every_template = pytest.mark.parametrize("template", Template)
every_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def written(template: Template, language: str) -> str:
    return map_text(template, language, None, "cjmap-1.schema.json")


def findings(text: str) -> list[str]:
    return [finding.message for finding in load(text.encode(), "map.cjm.yaml").findings]


def journey(text: str) -> Any:
    loaded = load(text.encode(), "map.cjm.yaml")
    assert loaded.journey is not None
    return loaded.journey


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["init", *arguments])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty current folder that is a project of its own."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


# What is written


@every_template
@every_language
def test_every_map_is_valid(template: Template, language: str) -> None:
    text = written(template, language)
    assert findings(text) == []
    assert text == map_text(template, language, None, "cjmap-1.schema.json")
    assert text.endswith("\n")
    assert "\n\n\n" not in text
    assert text.count("\n") <= 130


@every_template
@every_language
def test_every_map_has_its_editor_line_and_explains_itself(template: Template, language: str) -> None:
    lines = written(template, language).splitlines()
    assert lines[0] == f"{EDITOR_LINE}cjmap-1.schema.json"
    comments = [line for line in lines[1:] if line.lstrip().startswith("# ")]
    assert len(comments) >= (2 if template is Template.BLANK else 10)
    assert not map_text(template, language, None, None).startswith(EDITOR_LINE)


@every_template
@every_language
def test_what_is_switched_off_is_valid_when_switched_on(template: Template, language: str) -> None:
    text = written(template, language)
    everything, count = SWITCHED_OFF.subn(r"\1", text)
    assert count >= (3 if template is Template.BLANK else 15)
    assert findings(everything) == []


@every_template
def test_each_line_that_is_switched_off_is_valid_by_itself(template: Template) -> None:
    text = written(template, "en")
    for match in SWITCHED_OFF.finditer(text):
        line = text[match.end() :].partition("\n")[0]
        assert findings(text[: match.end() - 1] + text[match.end() :]) == [], line


@every_template
def test_every_hash_is_a_comment_or_a_switched_off_line(template: Template) -> None:
    for line in written(template, "en").splitlines():
        if line.lstrip().startswith("#"):
            assert re.match(r" *#( \S|   \w|$|[a-z_]+: )", line), line


@every_language
@pytest.mark.parametrize("framework", [name for name, stages in frameworks().items() if stages])
def test_a_framework_has_all_its_stages(framework: str, language: str) -> None:
    read = journey(written(Template(framework), language))
    assert read.framework == framework
    assert [stage.kind for stage in read.stages] == [(kind,) for kind in frameworks()[framework]]
    assert [recognise_stage(stage.name) for stage in read.stages] == [(kind,) for kind in frameworks()[framework]]


@every_language
def test_a_blueprint_shows_what_is_behind_the_scenes(language: str) -> None:
    read = journey(written(Template.BLUEPRINT, language))
    step = read.stages[0].steps[0]
    assert read.framework is None
    assert step.frontstage[0].actor
    assert step.backstage
    assert step.support
    assert step.wait.least == 2 * 86400
    assert step.touchpoints[0].artifacts


@every_template
@every_language
def test_every_feeling_has_a_score(template: Template, language: str) -> None:
    read = journey(written(template, language))
    for spot in Outline(read, read).spots:
        for content in (spot.moment, *(spot.moment.per_persona or {}).values()):
            for emotion in content.emotions or ():
                assert emotion.score is not None or feeling_score(emotion.feeling or "", language) is not None


def texts(language: str) -> dict[str, str]:
    """Return all texts of a language by their paths."""

    def flat(value: Any, path: str) -> dict[str, str]:
        if isinstance(value, str):
            return {path: value}
        items = enumerate(value) if isinstance(value, list) else value.items()
        return {below: text for name, item in items for below, text in flat(item, f"{path}/{name}").items()}

    return flat(json.loads((TEMPLATES / "texts" / f"{language}.json").read_text("utf-8")), "")


@every_language
def test_the_texts_of_a_language_are_complete_and_its_own(language: str) -> None:
    own, english = texts(language), texts("en")
    assert own.keys() == english.keys()
    for text in own.values():
        assert text == text.strip() != ""
        assert not re.search(r"\b(TODO|TBD)\b|[Ll]orem|[<>]", text)
    may_be_the_same = (
        "/channel/website",
        "/channel/app",
        "/channel/video",
        "/asked/retention/touchpoint",
        "/demo/duration",
    )
    same = {path for path, text in own.items() if text == english[path]}
    assert language == "en" or same <= set(may_be_the_same)


def test_every_text_is_used() -> None:
    maps = "".join(written(template, "en") for template in Template).replace("''", "'")
    assert [text for text in texts("en").values() if text not in maps] == []


def test_a_language_without_texts_of_its_own() -> None:
    text = map_text(Template.BLANK, "pt-BR", None, None)
    assert text == map_text(Template.BLANK, "pt", None, None).replace("language: pt", "language: pt-BR")
    assert "Customer" in map_text(Template.BLANK, "sv", None, None)


# The title

titles = st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n"), min_size=1)


@given(titles.filter(is_visible))
def test_a_title_is_read_back_as_it_was_given(title: str) -> None:
    assert journey(map_text(Template.BLANK, "en", title, None)).title == title


YAML_LIKE = r"""A: b|#x|a #b|"q"|'q'|- x|? y|[a]|{a: b}|&a|*a|!t|%x|@x|`x`|>|x:|\n|~|null|no|true|404|1.10|1e3|0o17"""


@pytest.mark.parametrize("title", [*YAML_LIKE.split("|"), "|", " x ", "👩‍💻 résumé", "一\n二", "\ufeffx", "x" * 5000])
def test_titles_that_look_like_yaml(title: str) -> None:
    assert journey(map_text(Template.BLUEPRINT, "en", title, None)).title == title


@pytest.mark.parametrize("title", ["", "  ", "\n", "\u00ad", "a\x00b", "a\x1bb", "a\x85b", "a\udce9b"])
def test_titles_that_are_none(title: str, here: Path) -> None:
    result = run("--title", title)
    assert result.exit_code == 2
    assert "--title" in result.stderr
    assert list(here.iterdir()) == [here / ".git"]


# Where it is written


def test_it_writes_a_map_and_the_schema(here: Path) -> None:
    result = run()
    assert (result.exit_code, result.stdout) == (0, "")
    assert (here / "journey.cjm.yaml").read_text("utf-8") == written(Template.SAAS, "en")
    assert (here / "cjmap-1.schema.json").read_text("utf-8") == schema_text()
    assert "journey.cjm.yaml, and cjmap-1.schema.json" in result.stderr
    assert len(result.stderr.splitlines()) == 3


def test_what_it_proposes_works(here: Path) -> None:
    result = run("my maps/first")
    check = next(line for line in result.stderr.splitlines() if "cjmap lint" in line)
    arguments = shlex.split(check.partition("cjmap ")[2])
    assert arguments == ["lint", "my maps/first.cjm.yaml"]
    assert result.stderr.endswith("cjmap render 'my maps/first.cjm.yaml' -o 'my maps/first.html'\n")
    assert CliRunner().invoke(app, arguments).exit_code == 0


@pytest.mark.parametrize(
    ("argument", "file"),
    [
        ("signup", "signup.cjm.yaml"),
        ("signup.cjm", "signup.cjm.yaml"),
        ("signup.cjm.yaml", "signup.cjm.yaml"),
        ("signup.yml", "signup.yml"),
        ("release-1.2", "release-1.2.cjm.yaml"),
        ("旅程", "旅程.cjm.yaml"),
        ("maps", "maps/journey.cjm.yaml"),
        ("new/", "new/journey.cjm.yaml"),
        ("a/b/c", "a/b/c.cjm.yaml"),
    ],
)
def test_names(argument: str, file: str, here: Path) -> None:
    (here / "maps").mkdir()
    assert run(argument, "--template", "blank").exit_code == 0
    first = (here / file).read_text("utf-8").splitlines()[0]
    assert (here / file).parent.joinpath(first.removeprefix(EDITOR_LINE)).resolve() == here / "cjmap-1.schema.json"


def test_the_schema_goes_to_the_root_of_the_project(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "docs" / "maps").mkdir(parents=True)
    (here / "docs" / "cjmap.toml").write_text("")
    monkeypatch.chdir(here / "docs" / "maps")
    assert run("../other/signup").exit_code == 0
    assert (here / "docs" / "cjmap-1.schema.json").is_file()
    text = (here / "docs" / "other" / "signup.cjm.yaml").read_text()
    assert text.startswith(f"{EDITOR_LINE}../cjmap-1.schema.json\n")


def test_a_schema_of_the_project_is_used(here: Path) -> None:
    (here / "schemas").mkdir()
    (here / "schemas" / "cjmap-1.schema.json").write_text(schema_text(), "utf-8", newline="\r\n")
    result = run("maps/signup")
    assert "schema" not in result.stderr
    assert not (here / "cjmap-1.schema.json").exists()
    assert (here / "maps" / "signup.cjm.yaml").read_text().startswith(f"{EDITOR_LINE}../schemas/cjmap-1.schema.json\n")


def test_another_schema_is_left_as_it_is(here: Path) -> None:
    (here / "cjmap-1.schema.json").write_text("{}")
    result = run("--force")
    assert result.exit_code == 0
    assert "cjmap-1.schema.json differs" in result.stderr
    assert (here / "cjmap-1.schema.json").read_text() == "{}"


def test_a_schema_that_cannot_be_read(here: Path) -> None:
    (here / "cjmap-1.schema.json").mkdir()
    result = run()
    assert isinstance(result.exception, CjmapError)
    assert "cjmap-1.schema.json: cannot be read" in str(result.exception)
    assert not (here / "journey.cjm.yaml").exists()


def test_without_the_schema(here: Path) -> None:
    assert run("--no-schema").exit_code == 0
    assert sorted(path.name for path in here.iterdir()) == [".git", "journey.cjm.yaml"]
    assert EDITOR_LINE not in (here / "journey.cjm.yaml").read_text()


def test_to_stdout(here: Path) -> None:
    result = run("-", "--language", "ja", "--template", "blueprint")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == written(Template.BLUEPRINT, "ja")
    assert EDITOR_LINE not in run("-", "--no-schema").stdout
    assert [path.name for path in here.iterdir()] == [".git"]


# What goes wrong


def test_it_never_overwrites_without_force(here: Path) -> None:
    file = here / "journey.cjm.yaml"
    file.write_text("mine")
    result = run()
    assert isinstance(result.exception, CjmapError)
    assert str(result.exception) == "journey.cjm.yaml: exists already; --force overwrites it"
    assert file.read_text() == "mine"
    assert not (here / "cjmap-1.schema.json").exists()
    assert run("--force").exit_code == 0
    assert file.read_text("utf-8") == written(Template.SAAS, "en")


def test_a_link_to_nowhere_is_not_overwritten(here: Path) -> None:
    (here / "journey.cjm.yaml").symlink_to(here / "gone")
    assert isinstance(run().exception, CjmapError)
    assert (here / "journey.cjm.yaml").is_symlink()


@pytest.mark.parametrize("name", ["x" * 300, "file/below"])
def test_a_place_that_cannot_be(name: str, here: Path) -> None:
    (here / "file").write_text("")
    result = run(name)
    assert isinstance(result.exception, CjmapError)
    assert "cannot be written" in str(result.exception)


def test_an_error_is_one_line_and_exits_with_2(here: Path) -> None:
    (here / "journey.cjm.yaml").write_text("mine")
    ended = subprocess.run([sys.executable, "-m", "cjmap", "init"], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "cjmap: journey.cjm.yaml: exists already; --force overwrites it\n"


def test_an_unknown_template_is_told_which_there_are(here: Path) -> None:
    result = run("--template", "sass")
    assert result.exit_code == 2
    assert all(template.value in result.stderr for template in Template)


@pytest.mark.parametrize("language", ["", "e", "klingon language", "en_GB", "12"])
def test_what_is_no_language(language: str, here: Path) -> None:
    result = run("--language", language)
    assert result.exit_code == 2
    assert "language tag" in result.stderr


@pytest.mark.parametrize(("language", "told"), [("sv", True), ("en-GB", False), ("nl-BE", False), ("zh-TW", False)])
def test_a_language_without_texts_is_told(language: str, told: bool) -> None:
    result = run("-", "--language", language)
    assert f"language: {language}\n" in result.stdout
    assert (f"no texts for `{language}`" in result.stderr) == told
