"""What somebody meant who wrote a key that is not known where it stands."""

import re
import unicodedata
from typing import Any

from msgspec import Struct

from cjmap.loader.keys import keys_of, meant_key, models_in, other_name, required_keys
from cjmap.loader.spelling import MAX_LENGTH, listed
from cjmap.loader.wording import allowed, title
from cjmap.model.texts import Part, is_scalar


class Meaning(Struct, frozen=True):
    """What to say about an unknown key."""

    rule: str
    message: str
    help: str = ""


def explain_key(word: str, value: Any, table: Any, item: bool, model: type[Part], root: type[Part]) -> Meaning:
    """Return what is meant by an unknown key.

    `value` is what stands behind it, `table` the data that holds it, `item` whether that is an item of a list; `model`
    is what the table should be, `root` what the file is.
    """
    meant = meant_key(word, model)
    said = f"unknown key `{short(word)}`"
    hidden = _hidden(word)
    if hidden:
        return Meaning("MAP01", f"{said}: it holds the invisible character {hidden}", "Delete it and type it again.")
    if word.startswith("-") and meant_key(word.lstrip("-"), model):
        return Meaning("MAP01", f"{said}; a space is missing behind `-`")
    if meant is not None:
        return Meaning("MAP01", f"{said}; did you mean `{meant}`?")
    alone = item and isinstance(table, dict) and len(table) == 1
    if alone and not any(word in keys_of(other) for other in models_in(root)):
        return _item(word, value, model)
    known = {title(other): key for other in models_in(root) if (key := other_name(word, other))}
    if known:
        key = next(iter(known.values()))
        return Meaning("MAP01", said, f"`{key}` is a key of {listed(list(known)[:4], 'and')}, not of {title(model)}.")
    return Meaning("MAP01", said, allowed(model))


def is_table_by_name(table: Any, model: type[Part]) -> bool:
    """Tell whether a table stands where a list is expected, each item under its name: `compare: {goals: …}`."""
    if not isinstance(table, dict) or not table:
        return False
    strange = all(meant_key(str(key), model) is None for key in table)
    return strange and (len(table) > 1 or all(isinstance(value, dict) for value in table.values()))


def short(text: str) -> str:
    """Return a text on one line, shortened."""
    text = " ".join(text.split())
    return text if len(text) <= MAX_LENGTH else text[: MAX_LENGTH - 1] + "…"


def short_key(model: type[Part]) -> str:
    """Return the key that a text alone stands for: `text`, `name`, `feeling` …"""
    needed = required_keys(model)
    known = keys_of(model)
    return next((key for key in ("text", "name", "feeling") if key in known), needed[0] if needed else "name")


def _item(word: str, value: Any, model: type[Part]) -> Meaning:
    """Return what is meant by an item that is one unknown key: `- Problem: too slow`, `- happy: 2`, `- Compare:`."""
    key, name = short_key(model), short(word)
    if key == "name" and "url" in keys_of(model):
        message = f"`{name}: …` is read as a key with a value"
        return Meaning("MAP15", message, f"Write `name: {name}` and `url: {short(str(value))}`.")
    if not is_scalar(value):
        message = f"`{name}:` is read as a key; the item's own text needs one before it"
        return Meaning("MAP15", message, f"Write `- {key}: {name}`.")
    number = next((other for other in ("score", "value", "share") if other in keys_of(model)), None)
    if number is not None and (not isinstance(value, str) or _NUMBER.fullmatch(value)):
        message = f"`{name}: {value}` is read as a key with a value"
        return Meaning("MAP15", message, f"Write `{key}: {name}` and `{number}: {value}`.")
    message = f"`{name}: …` is read as a key with a value; a text that contains `: ` needs quotes"
    return Meaning("MAP15", message, f'Write "{name}: {short(str(value))}", with the quotes.')


_NUMBER = re.compile(r"[-+]?[0-9.,]+ *[%€$]?")


def _hidden(word: str) -> str:
    """Return the code of the first character of a key that nobody sees (a no-break space, a zero-width one)."""
    odd = (char for char in word if char != " " and unicodedata.category(char) in ("Zs", "Cf", "Zl", "Zp"))
    found = next(odd, None)
    return f"U+{ord(found):04X}" if found is not None else ""
