"""The choice of rules: what settings and flags come to."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cjmap.rules
from cjmap.errors import CjmapError
from cjmap.finding import Severity
from cjmap.rules import Entry
from cjmap.rules.option import choices, number, whole
from cjmap.rules.page import Page
from cjmap.rules.rule import Preset, Rule
from cjmap.settings import Layer, RuleChoice, Settings, choose, find_rules, ignored_in, with_flags
from cjmap.settings import selectors as selectors_module
from cjmap.settings.keys import PRESETS, SEVERITIES

IN_A_ROW = whole("in-a-row", 2, "So many steps.")
SHARE = number("share", 0.5, "So much.", most=1)
REQUIRE = choices("require", ["goals"], "What is asked for.", ["goals", "pains"])

CATALOGUE = {
    "GAP01": ("stage-without-touchpoint", Rule(Severity.WARNING, Preset.RECOMMENDED)),
    "GAP02": ("steps-without-touchpoint", Rule(Severity.WARNING, Preset.RECOMMENDED, options=(IN_A_ROW, SHARE))),
    "GAP19": ("touchpoint-without-category", Rule(Severity.INFO, Preset.STRICT)),
    "BOT01": ("dead-end", Rule(Severity.ERROR, Preset.MINIMAL)),
    "EVI14": ("thin-persona", Rule(Severity.INFO, Preset.RECOMMENDED, options=(REQUIRE,))),
}
ALL = tuple(CATALOGUE)
RECOMMENDED = ("GAP01", "GAP02", "BOT01", "EVI14")


@pytest.fixture(autouse=True)
def catalogue(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put a small catalogue in the place of the real one, so that no change to that changes these cases."""

    def find_rule(id_: str) -> Entry:
        name, rule = CATALOGUE[id_]
        return Entry(id_, name, rule, Page("", "", {}))

    monkeypatch.setattr(cjmap.rules, "NAMES", {id_: name for id_, (name, _) in CATALOGUE.items()})
    monkeypatch.setattr(cjmap.rules, "find_rule", find_rule)
    _forget_the_catalogue()
    yield
    _forget_the_catalogue()


def _forget_the_catalogue() -> None:
    selectors_module._names.cache_clear()
    find_rules.cache_clear()


def chosen(*layers: Layer) -> RuleChoice:
    return choose(Settings(Path(), layers=layers))


def said(**keys: Any) -> Layer:
    return Layer("cjmap.toml", **keys)


def told(*layers: Layer) -> str:
    with pytest.raises(CjmapError) as caught:
        chosen(*layers)
    return str(caught.value)


def test_the_words_are_those_of_the_rules() -> None:
    assert tuple(preset.value for preset in Preset) == PRESETS
    assert tuple(severity.value for severity in Severity) == SEVERITIES


# Words for rules


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("GAP01", ["GAP01"]),
        ("gap01", ["GAP01"]),
        (" Dead-End ", ["BOT01"]),
        ("GAP", ["GAP01", "GAP02", "GAP19"]),
        ("GAP0", ["GAP01", "GAP02"]),
        ("gap1", ["GAP19"]),
        ("YML17", ["YML17"]),
        ("text-cut-at-comment", ["YML17"]),
        ("YML2", ["YML20"]),
    ],
)
def test_words_for_rules(word: str, ids: list[str]) -> None:
    found = find_rules(word)
    assert found is not None
    assert sorted(found.ids) == ids


@pytest.mark.parametrize(
    "word", ["", " ", "G", "GA", "GAP3", "GAP012", "GAP01,GAP02", "GAP*", "0", "MES", "dead", "認知"]
)
def test_words_for_no_rule(word: str) -> None:
    assert find_rules(word) is None


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("gap03", "`cjmap rule GAP` lists those that there are"),
        ("GPA01", "did you mean `GAP01`?"),
        ("stage-without-touchpoints", "did you mean `stage-without-touchpoint`?"),
        ("GPA", "did you mean `GAP`?"),
        ("zzz", "`cjmap rule` lists all rules"),
        ("", "`cjmap rule` lists all rules"),
    ],
)
def test_a_rule_that_there_is_not(word: str, hint: str) -> None:
    expected = f"there is no rule `{word}`; {hint}"
    assert told(said(select=(word,))) == f"cjmap.toml: `select`: {expected}"
    assert told(said(ignore=(word,))) == f"cjmap.toml: `ignore`: {expected}"
    assert told(said(extend_select=(word,))) == f"cjmap.toml: `extend-select`: {expected}"
    assert told(said(severity={word: "error"})) == f"cjmap.toml: `severity`: {expected}"
    assert told(said(per_file_ignores={"*": (word,)})) == f"cjmap.toml: `per-file-ignores`: {expected}"
    assert told(Layer(ignore=(word,))) == f"`--ignore`: {expected}"


# Which rules run


@pytest.mark.parametrize(
    ("keys", "rules"),
    [
        ({}, RECOMMENDED),
        ({"preset": "minimal"}, ("BOT01",)),
        ({"preset": "strict"}, ALL),
        ({"select": ()}, ()),
        ({"select": ("EVI", "BOT01")}, ("BOT01", "EVI14")),
        ({"select": ("ALL",)}, ALL),
        ({"select": ("YML", "MAP01")}, ()),
        ({"preset": "strict", "select": ("GAP01",)}, ("GAP01",)),
        ({"ignore": ("GAP",)}, ("BOT01", "EVI14")),
        ({"ignore": ("ALL",)}, ()),
        ({"extend_select": ("GAP19",)}, ALL),
        ({"select": ("GAP",), "ignore": ("GAP01",)}, ("GAP02", "GAP19")),
        ({"select": ("GAP01",), "ignore": ("GAP",)}, ("GAP01",)),
        ({"extend_select": ("GAP19",), "ignore": ("GAP",)}, ("GAP19", "BOT01", "EVI14")),
        ({"extend_select": ("GAP0",), "ignore": ("GAP",)}, RECOMMENDED),
        ({"select": ("GAP01",), "ignore": ("GAP01",)}, ()),
        ({"select": ("dead-end",), "ignore": ("BOT01",)}, ()),
        ({"select": ("ALL",), "ignore": ("ALL",)}, ()),
        ({"preset": "minimal", "extend_select": ("ALL",), "ignore": ("BOT",)}, ("GAP01", "GAP02", "GAP19", "EVI14")),
    ],
)
def test_rules_that_run(keys: dict[str, Any], rules: tuple[str, ...]) -> None:
    assert chosen(said(**keys)).rules == rules
    assert chosen(Layer(**keys)).rules == rules


@pytest.mark.parametrize(
    ("file", "flags", "rules"),
    [
        ({"preset": "minimal"}, {"extend_select": ("GAP01",)}, ("GAP01", "BOT01")),
        ({"ignore": ("GAP01",)}, {"extend_select": ("GAP",)}, ALL),
        ({"extend_select": ("GAP19",)}, {"ignore": ("GAP",)}, ("BOT01", "EVI14")),
        ({"ignore": ("GAP01",)}, {"select": ("GAP",)}, ("GAP01", "GAP02", "GAP19")),
        ({"ignore": ("GAP01",)}, {"preset": "strict"}, ("GAP02", "GAP19", "BOT01", "EVI14")),
        ({"select": ("GAP19",), "ignore": ("EVI",)}, {"preset": "recommended"}, ("GAP01", "GAP02", "BOT01")),
        ({"select": ("GAP",)}, {"ignore": ("GAP0",)}, ("GAP19",)),
    ],
)
def test_flags_stand_above_the_file(file: dict[str, Any], flags: dict[str, Any], rules: tuple[str, ...]) -> None:
    assert choose(with_flags(Settings(Path(), layers=(said(**file),)), Layer(**flags))).rules == rules
    assert chosen(said(**file), said(**flags)).rules == rules, "a file and what it extends are layers, too"


def test_mistakes_are_told_whatever_the_flags_choose() -> None:
    assert told(said(ignore=("GAP99",)), Layer(select=("GAP01",))).startswith("cjmap.toml: `ignore`: there is no rule")


# What the loader tells


def test_warnings_of_the_loader_are_told_unless_they_are_ignored() -> None:
    assert chosen(said(select=("GAP01",))).quiet == frozenset()
    assert chosen(said(ignore=("YML17", "item-split-at-comma"))).quiet == {"YML17", "YML18"}
    assert chosen(said(ignore=("YML17",)), Layer(extend_select=("YML17",))).quiet == frozenset()
    assert chosen(said(ignore=("ALL",))).quiet == {"YML17", "YML18", "YML19", "YML20"}


@pytest.mark.parametrize("word", ["MAP01", "unknown-key", "REF", "YML", "YML1"])
def test_what_makes_a_map_wrong_is_always_told(word: str) -> None:
    expected = "it makes the map unreadable; of what `cjmap validate` finds only YML17 to YML20 can"
    assert told(said(ignore=(word,))) == f"cjmap.toml: `ignore`: `{word}` cannot be ignored: {expected}"
    assert (
        told(said(severity={word: "info"}))
        == f"cjmap.toml: `severity`: `{word}` cannot have another severity: {expected}"
    )
    assert (
        told(Layer(per_file_ignores={"*": (word,)})) == f"`--per-file-ignores`: `{word}` cannot be ignored: {expected}"
    )


# Severities


def test_severities() -> None:
    found = chosen(said(severity={"GAP01": "error", "GAP": "info", "YML17": "error"}, select=("GAP",))).severities
    assert {id_: severity.value for id_, severity in found.items()} == {
        "YML17": "error",
        "YML18": "warning",
        "YML19": "warning",
        "YML20": "warning",
        "GAP01": "error",
        "GAP02": "info",
        "GAP19": "info",
    }


def test_severities_of_a_later_layer_win() -> None:
    found = chosen(said(severity={"GAP01": "error"}), Layer(severity={"ALL": "warning"})).severities
    assert set(found.values()) == {Severity.WARNING}


# Files


def test_files_in_which_rules_are_ignored() -> None:
    choice = chosen(
        said(per_file_ignores={"old": ("GAP", "EVI14"), "**/draft*": ("YML17",)}, ignore=("YML18",)),
        said(per_file_ignores={"old": ("BOT01",), "old/very/*": ("ALL",)}),
    )
    assert ignored_in(choice, "new/a.cjm.yaml") == {"YML18"}
    assert ignored_in(choice, "old/a.cjm.yaml") == {"BOT01", "YML18"}
    assert ignored_in(choice, "old/draft.cjm.yaml") == {"BOT01", "YML17", "YML18"}
    assert ignored_in(choice, "old/very/a.cjm.yaml") == {*ALL, "YML17", "YML18", "YML19", "YML20"}


# Options


def test_options() -> None:
    choice = chosen(
        said(rules={"GAP02": {"in-a-row": 3, "share": 1}, "thin-persona": {"require": ["pains"]}}),
        Layer(rules={"steps-without-touchpoint": {"in-a-row": 4}}),
    )
    assert choice.options == {"GAP02": {"in-a-row": 4, "share": 1}, "EVI14": {"require": ["pains"]}}


@pytest.mark.parametrize(
    ("rule", "options", "message"),
    [
        ("GAP02", {"in-a-raw": 3}, "`rules.GAP02.in-a-raw`: GAP02 has no option `in-a-raw`; did you mean `in-a-row`?"),
        ("gap02", {"x": 3}, "`rules.gap02.x`: GAP02 has no option `x`; its options are `in-a-row` and `share`"),
        ("EVI14", {"x": 3}, "`rules.EVI14.x`: EVI14 has no option `x`; its option is `require`"),
        ("GAP02", {"in-a-row": 0}, "`rules.GAP02.in-a-row` is a whole number from 1 to 1000"),
        ("GAP02", {"in-a-row": True}, "`rules.GAP02.in-a-row` is a whole number from 1 to 1000"),
        ("GAP02", {"share": float("nan")}, "`rules.GAP02.share` is a number from 0 to 1"),
        ("thin-persona", {"require": "goals"}, "`rules.thin-persona.require` is a list out of goals, pains"),
        ("EVI14", {"require": [["goals"]]}, "`rules.EVI14.require` is a list out of goals, pains"),
        ("GAP01", {"days": 1}, "`rules.GAP01.days`: GAP01 has no options"),
        ("MAP01", {"days": 1}, "`rules.MAP01.days`: MAP01 has no options"),
        ("GAP", {}, "`rules.GAP`: options belong to one rule, and `GAP` means 3"),
        ("GAP03", {}, "`rules.GAP03`: there is no rule `GAP03`; `cjmap rule GAP` lists those that there are"),
    ],
)
def test_wrong_options(rule: str, options: dict[str, Any], message: str) -> None:
    assert told(said(rules={rule: options}, select=())) == f"cjmap.toml: {message}"


def test_a_wrong_option_of_a_flag() -> None:
    assert told(Layer(rules={"GAP02": {"in-a-row": 0}})) == (
        "`--option GAP02.in-a-row` is a whole number from 1 to 1000"
    )


# Whatever stands there

WORDS = st.sampled_from([*ALL, "GAP", "BOT", "ALL", "YML17", "MAP01", "x", ""])
RULES = st.none() | st.lists(WORDS, max_size=3).map(tuple)
VALUES = (
    st.none() | st.integers() | st.floats() | st.text() | st.lists(st.text()) | st.just(datetime.date(2026, 11, 21))
)
LAYERS = st.builds(
    Layer,
    origin=st.sampled_from(["", "cjmap.toml"]),
    preset=st.none() | st.sampled_from(PRESETS),
    select=RULES,
    extend_select=RULES,
    ignore=RULES,
    severity=st.none() | st.dictionaries(WORDS, st.sampled_from(SEVERITIES)),
    per_file_ignores=st.none() | st.dictionaries(st.text(), st.lists(WORDS).map(tuple)),
    rules=st.none() | st.dictionaries(WORDS, st.dictionaries(st.sampled_from(["in-a-row", "x"]), VALUES)),
)


@given(st.lists(LAYERS, max_size=3))
def test_every_choice_is_right_or_told(layers: list[Layer]) -> None:
    choice, wrong = None, ""
    try:
        choice = chosen(*layers)
    except CjmapError as error:
        wrong = str(error)
    if choice is None:
        assert wrong.startswith(("cjmap.toml: `", "`--"))
    else:
        assert set(choice.rules) <= set(choice.severities)
        assert all(CATALOGUE[id_][1].options for id_ in choice.options)
