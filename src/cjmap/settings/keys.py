"""The keys of the settings: what each may be."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from msgspec import Struct

from cjmap.errors import CjmapError
from cjmap.loader.spelling import closest, listed
from cjmap.settings.layer import Layer
from cjmap.settings.theme_keys import (
    MOST_LOGO,
    MOST_PERSONAS,
    ContrastError,
    read_colour,
    read_colours,
    read_font,
    read_logo,
)

MOST_MIB = 64
"""So many MiB is the most that settings let a map have: they may be a stranger's, and each MiB takes 40 of memory."""
PRESETS = ("minimal", "recommended", "strict")
SEVERITIES = ("error", "warning", "info")
Paper = Literal["fit", "a4", "a3"]
"""The size of a PDF's pages: one that fits what is drawn, or as many as it takes."""
PAPERS: tuple[Paper, ...] = ("fit", "a4", "a3")


class Key(Struct, frozen=True):
    """One key: `read` returns its value or raises a ValueError; `right` continues its name and says what it may be.

    The text of the ValueError continues that; mostly there is nothing more to say.
    """

    read: Callable[[Any], Any]
    right: str


class Group(Struct, frozen=True):
    """A table of keys of its own; `right` continues its name and says what it is."""

    keys: Mapping[str, Key]
    right: str


def read_layer(origin: str, table: Mapping[str, Any]) -> Layer:
    """Return what the table of a settings file says; `origin` is the path of the file as shown to people.

    Raises:
        CjmapError: for unknown keys and values of the wrong type.
    """
    values = _values(origin, table, KEYS)
    return Layer(origin, **{key.replace("-", "_"): value for key, value in values.items()})


def _values(origin: str, table: Mapping[str, Any], keys: Mapping[str, Key | Group], above: str = "") -> dict[str, Any]:
    """Return the values of a table; `above` is the name of the table with a dot behind it."""
    for key in table:
        if key not in keys:
            meant = closest(key, keys)
            known = listed((f"{above}{each}" for each in keys), "and")
            hint = f"did you mean `{above}{meant}`?" if meant else f"known keys are {known}"
            raise CjmapError(f"{origin}: unknown key `{above}{key}`; {hint}")
    return {key: _value(origin, f"{above}{key}", keys[key], value) for key, value in table.items()}


def _value(origin: str, name: str, key: Key | Group, value: Any) -> Any:
    if isinstance(key, Group):
        if not isinstance(value, dict):
            raise CjmapError(f"{origin}: `{name}` {key.right}")
        return _values(origin, value, key.keys, f"{name}.")
    try:
        return key.read(value)
    except ContrastError as error:
        raise CjmapError(f"{origin}: `{name}` {error}") from None
    except ValueError as error:
        raise CjmapError(f"{origin}: `{name}` {key.right}{error}") from None


def _text(value: Any) -> str:
    if isinstance(value, str) and value:
        return value
    raise ValueError


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise ValueError


def _lanes(value: Any) -> tuple[str, ...]:
    lanes = _texts(value)
    if not lanes:
        raise ValueError(", with at least one of them")
    if repeated := next((lane for lane in lanes if lanes.count(lane) > 1), None):
        raise ValueError(f"; `{repeated}` is named twice")
    return lanes


def _table(read: Callable[[Any], Any]) -> Callable[[Any], dict[str, Any]]:
    def read_all(value: Any) -> dict[str, Any]:
        if isinstance(value, dict):
            return {key: read(inner) for key, inner in value.items()}
        raise ValueError

    return read_all


def _word(*words: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if isinstance(value, str) and value in words:
            return value
        if not isinstance(value, str):
            raise ValueError
        meant = closest(value, words)
        raise ValueError(f", not `{value}`" + (f"; did you mean `{meant}`?" if meant else ""))

    return read


def _whole(least: int, most: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        raise ValueError

    return read


def _as_it_is(value: Any) -> Any:
    return value


_RIGHT_COLOUR = 'is a colour like "#4447b5", or two, for light and dark, like ["#4447b5", "#a9aeff"]'
_THEME = {
    "accent": Key(read_colour, _RIGHT_COLOUR),
    "positive": Key(read_colour, _RIGHT_COLOUR),
    "negative": Key(read_colour, _RIGHT_COLOUR),
    "personas": Key(read_colours, f'is a list of 1 to {MOST_PERSONAS} colours, like ["#0068a3", "#8a5a00"]'),
    "font": Key(read_font, 'is the name of a font, or several with commas between, like "Inter, Noto Sans"'),
    "logo": Key(read_logo, f"is a text of one line, at most {MOST_LOGO} characters"),
}
_RENDER = {
    "lanes": Key(_lanes, 'is a list of lanes, like lanes = ["actions", "emotions", "pains"]'),
    "paper": Key(_word(*PAPERS), f"is {listed(PAPERS)}"),
}

KEYS: dict[str, Key | Group] = {
    "shared": Key(_texts, 'is a list of texts, like shared = ["…"]'),
    "exclude": Key(_texts, 'is a list of texts, like exclude = ["…"]'),
    "max-size-mib": Key(
        _whole(1, MOST_MIB), f"is a whole number from 1 to {MOST_MIB}, the most MiB that a map may have"
    ),
    "preset": Key(_word(*PRESETS), f"is {listed(PRESETS)}"),
    "select": Key(_texts, 'is a list of rules, like select = ["GAP", "BOT01"]'),
    "extend-select": Key(_texts, 'is a list of rules, like extend-select = ["GAP19"]'),
    "ignore": Key(_texts, 'is a list of rules, like ignore = ["GAP01", "EVI"]'),
    "severity": Key(
        _table(_word(*SEVERITIES)),
        f'is a table of rules, each with {listed(SEVERITIES)}, like severity = {{GAP01 = "error"}}',
    ),
    "per-file-ignores": Key(
        _table(_texts),
        'is a table of patterns, each with a list of rules, like per-file-ignores = {"maps/old/*" = ["EVI"]}',
    ),
    "rules": Key(_table(_table(_as_it_is)), "has a table of options for each rule, like rules.GAP02 = {in-a-row = 3}"),
    "fail-on": Key(_word(*SEVERITIES), f"is {listed(SEVERITIES)}"),
    "max-warnings": Key(_whole(0, 1_000_000), "is a whole number from 0 on, the most warnings that do no harm"),
    "baseline": Key(_text, 'is the path of a file, like baseline = "cjmap-baseline.json"'),
    "theme": Group(_THEME, 'is a table of colours and words, like theme.accent = "#4447b5"'),
    "render": Group(_RENDER, 'is a table of what is drawn, like render.paper = "a3"'),
    "extend": Key(_text, 'is the path of a settings file, like extend = "../cjmap.toml"'),
    "required-version": Key(_text, 'is a text like ">=0.2" or ">=0.2, <1"'),
}
"""The keys in the order of the documentation."""
