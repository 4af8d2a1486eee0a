"""The examples: valid, and together they use every key of the format."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cjmap.__main__ import main
from cjmap.cli.files import Projects, find_maps
from cjmap.cli.project import load_maps
from cjmap.loader.keys import models_in
from cjmap.model.journey import Journey
from cjmap.model.tables import Shared
from cjmap.model.texts import Part
from cjmap.model.walk import parts

EXAMPLES = Path(__file__).parents[1] / "examples"
LANGUAGES = {"en", "nl", "de", "es", "ja", "zh-Hans", "zh-Hant"}


def journeys() -> list[Journey]:
    projects = Projects()
    loading = load_maps(find_maps([EXAMPLES], projects), projects)
    assert [f"{item.place}: {item.message}" for item in loading.findings] == []
    return [loaded.journey for _, loaded in loading.maps if loaded.journey is not None]


def declared(model: type[Part]) -> Iterator[tuple[str, str]]:
    """Yield the keys of a model, each with the model that declares it: what stage and step share counts once."""
    for name in model.model_fields:
        owner = next(base for base in reversed(model.__mro__) if name in getattr(base, "__annotations__", {}))
        yield owner.__name__, name


def test_every_example_is_valid_and_in_its_language() -> None:
    found = journeys()
    assert len(found) == len(list(EXAMPLES.rglob("*.cjm.yaml")))
    assert {journey.language for journey in found} >= LANGUAGES


def test_together_they_use_every_key() -> None:
    known = {key for root in (Journey, Shared) for model in models_in(root) for key in declared(model)}
    used = set()
    for journey in journeys():
        for _, part in parts(journey):
            written = part.model_fields_set
            used |= {(owner, name) for owner, name in declared(type(part)) if name in written}
    assert known - used == set()


def test_one_map_in_three_languages() -> None:
    acme = [journey for journey in journeys() if (journey.id or "").startswith("acme-")]
    places = [[(pointer, sorted(part.model_fields_set)) for pointer, part in parts(journey)] for journey in acme]
    assert [journey.language for journey in acme] == ["en", "nl", "zh-Hans"]
    assert places[0] == places[1] == places[2]


@pytest.mark.parametrize("file", sorted(EXAMPLES.rglob("*.cjm.yaml")), ids=lambda file: file.name)
def test_every_example_names_the_schema_for_editors(file: Path) -> None:
    first = file.read_text("utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (file.parent / first.partition("=")[2]).resolve().is_file()


def test_what_the_readme_says_of_lint(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is found in two projects, one comment ignores something; the smallest map is asked nearly everything."""
    monkeypatch.chdir(EXAMPLES)

    def lint(*names: str) -> tuple[list[str], list[str]]:
        arguments = ["cjmap", "lint", "--today", "2026-11-21", "--exit-zero", "--output-format", "json", *names]
        monkeypatch.setattr(sys, "argv", arguments)
        main()
        report = json.loads(capsys.readouterr().out)
        return [item["rule"] for item in report["findings"]], [item["rule"] for item in report["suppressed"]]

    assert lint("saas", "shop") == ([], ["BOT13"])
    asked = ["EVI01", "EVI04", "GAP09", "OBJ01", "GAP10", "PAIN02", "PAIN01"]
    assert lint("five-stage.cjm.yaml") == (asked, [])


def test_every_example_stands_in_the_table_of_the_readme() -> None:
    readme = (EXAMPLES / "README.md").read_text("utf-8")
    for file in EXAMPLES.rglob("*.cjm.yaml"):
        assert file.relative_to(EXAMPLES).as_posix() in readme
