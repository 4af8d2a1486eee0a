"""Maps as plain data: made by converters, written as YAML, read back by cjmap."""

from collections.abc import Callable
from typing import Any

import yaml

from cjmap.loader import load
from cjmap.model.journey import Journey

Plain = dict[str, Any]
"""A table of keys and values, as it will stand in the YAML file."""

Map = tuple[Plain, Journey]
"""A map as cjmap reads it: the data of its YAML, and the model."""


def said(**keys: Any) -> Plain:
    """Return a table of the keys that say something; `for_` and `from_` lose their underscore."""
    return {key.rstrip("_"): value for key, value in keys.items() if value not in (None, "", [], {})}


def short(key: str, item: Plain) -> Any:
    """Return an item in its shortest form: a table with nothing but `key` is that text."""
    return item[key] if list(item) == [key] else item


def to_yaml(data: Plain) -> str:
    """Return a map as the text of a file."""
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=110)


def converted(convert: Callable[[str], Plain], source: str) -> Map:
    """Write the map of a source as YAML and return it as cjmap reads it, which has to be without any finding."""
    loaded = load(to_yaml(convert(source)), "corpus.cjm.yaml")
    assert loaded.findings == (), [finding.message for finding in loaded.findings]
    assert loaded.journey is not None
    return loaded.source.data, loaded.journey
