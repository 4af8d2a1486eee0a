"""Planting a flaw into an example: small edits of a map, as data."""

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from cjmap.checker import Checkable, Manner, check
from cjmap.finding import Finding
from cjmap.loader import load, load_shared
from cjmap.settings import Layer, choose, find_settings, with_flags

EXAMPLES = Path(__file__).parents[1] / "examples"
TODAY = datetime.date(2026, 11, 21)


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a map.

    A path leads through keys and the items of lists, which are called by id, name, text or number (from 0); `*` is all
    of them, and `**` all that is anywhere inside. `swap` looks for a text of the file instead, and is for maps with
    comments: the others lose theirs.
    """

    what: Literal["drop", "put", "add", "swap"]
    where: tuple[str, ...]
    value: Any = None


def drop(*paths: str) -> Edit:
    """Take away what is there."""
    return Edit("drop", paths)


def put(path: str, value: Any) -> Edit:
    """Write a value, over an older one or as a new key."""
    return Edit("put", (path,), value)


def add(path: str, *items: Any) -> Edit:
    """Append items to a list."""
    return Edit("add", (path,), items)


def swap(old: str, new: str) -> Edit:
    """Write another text in the place of one that stands in the file once."""
    return Edit("swap", (old,), new)


def planted(file: str, edits: Sequence[Edit]) -> str:
    """Return the text of an example with edits; each of them has to change something."""
    text = _text(EXAMPLES / file)
    swaps = [edit for edit in edits if edit.what == "swap"]
    for edit in swaps:
        assert text.count(edit.where[0]) == 1, edit
        text = text.replace(edit.where[0], edit.value)
    if len(swaps) == len(edits):
        return text
    assert not swaps, "the others lose the comments"
    data = json.loads(_as_json(file))
    for edit in edits:
        for where in edit.where:
            *path, last = where.split("/")
            found = [(node, key) for node in _reached(data, path) for key in _keys(node, last, edit.what == "put")]
            assert found, where
            for node, key in reversed(found):
                _change(node, key, edit)
    return json.dumps(data)  # which is YAML, too


def lint(file: str, edits: Sequence[Edit] = (), also: Sequence[str] = ()) -> list[Finding]:
    """Return what is found in an example with edits, by the rules that its project chose and some others; unfolded."""
    settings = find_settings((EXAMPLES / file).parent)
    shared = [load_shared(_text(settings.root / name), name, incomplete=True) for name in settings.shared]
    loaded = load(planted(file, edits), file, [each.tables for each in shared])
    assert loaded.outline is not None, [item.message for item in loaded.findings]
    choice = choose(with_flags(settings, Layer(extend_select=tuple(also) or None)))
    return list(check([Checkable(loaded, file)], shared, choice, Manner(TODAY, fold=False)).findings)


@cache
def _text(file: Path) -> str:
    return file.read_text("utf-8")


@cache
def _as_json(file: str) -> str:
    return json.dumps(yaml.safe_load(_text(EXAMPLES / file)), default=str)


def _reached(node: Any, path: Sequence[str]) -> Iterator[Any]:
    """Yield the nodes that a path leads to."""
    if not path:
        yield node
        return
    first, *rest = path
    if first == "**":
        yield from _reached(node, rest)
    for key in _keys(node, "*" if first == "**" else first):
        yield from _reached(node[key], path if first == "**" else rest)


def _keys(node: Any, part: str, new: bool = False) -> list[Any]:
    """Return the keys or positions in a node that a part of a path means."""
    if isinstance(node, dict):
        return [key for key in node if part in ("*", key)] or [part] * new
    if isinstance(node, list):
        return [at for at, item in enumerate(node) if part in ("*", str(at)) or part in _names(item)]
    return []


def _names(item: Any) -> list[Any]:
    return [item.get(key) for key in ("id", "name", "text", "feeling", "to")] if isinstance(item, dict) else [item]


def _change(node: Any, key: Any, edit: Edit) -> None:
    if edit.what == "drop":
        del node[key]
    elif edit.what == "put":
        node[key] = edit.value
    else:
        node[key] = [*node[key], *edit.value]
