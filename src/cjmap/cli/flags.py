"""The flags that choose rules: the same as the keys of the settings, and on top of them."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from cjmap.errors import CjmapError
from cjmap.loader.spelling import listed
from cjmap.settings import SEVERITIES


class Preset(StrEnum):
    """A choice of rules to begin with; each holds the ones before it."""

    MINIMAL = "minimal"
    RECOMMENDED = "recommended"
    STRICT = "strict"


class Threshold(StrEnum):
    """From which severity on findings make the run fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def whole_number(least: int, most: int) -> Callable[[str | int], int]:
    """Return what reads the value of a flag that is a whole number in a range, or raises a typer.BadParameter."""

    def read(value: str | int) -> int:
        if re.fullmatch(r"[0-9]{1,9}", str(value), re.ASCII) and least <= int(value) <= most:
            return int(value)
        raise typer.BadParameter(f"it is a whole number from {least} to {most}, not `{value}`")

    return read


def _rules(help: str) -> Any:
    return typer.Option(metavar="RULES", help=help)


PresetFlag = Annotated[Preset | None, typer.Option("--preset", help="The rules to begin with.")]
Select = Annotated[
    list[str] | None, _rules("Run these rules instead of a preset: ids, names, or beginnings like GAP; commas between.")
]
ExtendSelect = Annotated[list[str] | None, _rules("Run these rules, too.")]
Ignore = Annotated[list[str] | None, _rules("Do not run these rules.")]
Severities = Annotated[
    list[str] | None, typer.Option("--severity", metavar="RULE=WORD", help="How bad a rule is, like GAP01=error.")
]
PerFileIgnores = Annotated[
    list[str] | None,
    typer.Option(metavar="PATTERN:RULES", help='Do not report these rules in some files, like "maps/old/*:EVI".'),
]
Options = Annotated[
    list[str] | None,
    typer.Option("--option", metavar="RULE.NAME=VALUE", help="An option of a rule, like GAP02.in-a-row=3."),
]
FailOn = Annotated[Threshold | None, typer.Option(help="Exit with 1 from this severity on.", show_default="error")]
MaxWarnings = Annotated[
    int | None,
    typer.Option(metavar="N", parser=whole_number(0, 1_000_000), help="Exit with 1 if there are more warnings."),
]
BaselineFile = Annotated[
    Path | None, typer.Option("--baseline", metavar="FILE", help="Leave out the findings that this file knows.")
]


def listed_rules(flag: str, texts: Iterable[str] | None) -> tuple[str, ...] | None:
    """Return the words of a flag that may be repeated and has commas; None where it was not given.

    Raises:
        CjmapError: for a text without any word: a variable that is not set would choose other rules unseen.
    """
    if texts is None:
        return None
    lists = [[word.strip() for word in text.split(",") if word.strip()] for text in texts]
    if not all(lists):
        raise CjmapError(f"`{flag}` names no rule; leave it out, or name one")
    return tuple(word for words in lists for word in words)


def read_severities(flags: Iterable[str] | None) -> dict[str, str] | None:
    """Return the severities of rules.

    Raises:
        CjmapError: for what is no `RULE=WORD`.
    """
    found = {}
    for flag in flags or ():
        rule, _, severity = flag.partition("=")
        if severity not in SEVERITIES:
            raise CjmapError(f"`--severity` is a rule and {listed(SEVERITIES)}, like GAP01=error, not `{flag}`")
        found[rule] = severity
    return found or None


def read_per_file_ignores(flags: Iterable[str] | None) -> dict[str, tuple[str, ...]] | None:
    """Return the rules that are ignored in files, by pattern.

    Raises:
        CjmapError: for what is no `PATTERN:RULES`, and where no rule is named.
    """
    found: dict[str, tuple[str, ...]] = {}
    for flag in flags or ():
        pattern, _, rules = flag.rpartition(":")
        if not pattern:
            raise CjmapError(f"`--per-file-ignores` is a pattern and rules, like `maps/old/*:EVI`, not `{flag}`")
        found[pattern] = (*found.get(pattern, ()), *(listed_rules("--per-file-ignores", [rules]) or ()))
    return found or None


def read_options(flags: Iterable[str] | None) -> dict[str, dict[str, Any]] | None:
    """Return the options of rules; a value is written as in the settings, a text also without quotes.

    Raises:
        CjmapError: for what is no `RULE.NAME=VALUE`.
    """
    found: dict[str, dict[str, Any]] = {}
    for flag in flags or ():
        key, equals, value = flag.partition("=")
        rule, dot, name = key.partition(".")
        if not (equals and dot):
            raise CjmapError(f"`--option` is a rule, an option and a value, like GAP02.in-a-row=3, not `{flag}`")
        found.setdefault(rule.strip(), {})[name.strip()] = _value(value)
    return found or None


def _value(text: str) -> Any:
    import tomllib

    try:
        return tomllib.loads(f"value = {text}")["value"]
    except (tomllib.TOMLDecodeError, RecursionError):
        return text
