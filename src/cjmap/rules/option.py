"""Options of rules: thresholds that are a matter of taste, each with its default and what it may be."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar

from msgspec import Struct

Value = TypeVar("Value")


class Option(Struct, Generic[Value], frozen=True):
    """One option of one rule.

    `name` is its key in the settings, `default` its value there, `about` what it means and where the default comes
    from, in one or two sentences. `read` returns the value that the rule works with; it raises a ValueError whose
    text continues the option's name ("`days` " + "is a whole number from 1 to 365").
    """

    name: str
    default: Any
    about: str
    read: Callable[[Any], Value]


class Options:
    """The options of one rule as they are set: `options[DAYS]`."""

    def __init__(self, values: Mapping[str, Any] | None = None) -> None:
        """Take what the settings say, by name; checked before."""
        self._values = values or {}

    def __getitem__(self, option: Option[Value]) -> Value:
        """Return the value of an option, its default where the settings say nothing."""
        return option.read(self._values.get(option.name, option.default))


def whole(name: str, default: int, about: str, least: int = 1, most: int = 1000) -> Option[int]:
    """Return an option that is a whole number."""

    def read(value: Any) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        raise ValueError(f"is a whole number from {least} to {most}")

    return Option(name, default, about, read)


def number(name: str, default: float, about: str, least: float = 0, most: float = 1000) -> Option[float]:
    """Return an option that is a number."""

    def read(value: Any) -> float:
        if isinstance(value, (int, float)) and not isinstance(value, bool) and least <= value <= most:
            return float(value)
        raise ValueError(f"is a number from {least:g} to {most:g}")

    return Option(name, default, about, read)


def choice(name: str, default: str, about: str, words: Iterable[str]) -> Option[str]:
    """Return an option that is one of some words."""
    known = tuple(words)

    def read(value: Any) -> str:
        if value in known:
            return str(value)
        raise ValueError(f"is one of {', '.join(known)}")

    return Option(name, default, about, read)


def choices(name: str, default: Iterable[str], about: str, words: Iterable[str]) -> Option[tuple[str, ...]]:
    """Return an option that is a list of some words."""
    known = tuple(words)

    def read(value: Any) -> tuple[str, ...]:
        if isinstance(value, (list, tuple)) and all(item in known for item in value):
            return tuple(value)
        raise ValueError(f"is a list out of {', '.join(known)}")

    return Option(name, list(default), about, read)
