"""What Pydantic's kinds of error mean to an author: rule, message and help for each."""

import re
from typing import Any

from msgspec import Struct

from cjmap.loader.keys import keys_of, required_keys
from cjmap.loader.spelling import listed
from cjmap.model.ids import slug
from cjmap.model.texts import Part, is_scalar, is_visible


class Wording(Struct, frozen=True):
    """What to say: the rule, the message (which continues the name of the key), and what to do.

    `meant` is what was certainly meant; else the one of `words` that is closest to `word` is suggested.
    """

    rule: str
    message: str
    help: str = ""
    meant: str = ""
    word: str = ""
    words: tuple[str, ...] = ()


def word_mistake(kind: str, value: Any, key: str, context: dict[str, Any], words: str) -> Wording:
    """Return what to say about one error of Pydantic.

    `kind`, `context` and `words` are its type, context and message; `value` is the data, `key` the key that holds it.
    """
    if re.fullmatch(r"[A-Z]{3}\d{2}", kind):  # a validator of ours: it says what was expected itself
        if isinstance(value, str) and re.fullmatch(r"-?\d+", value):
            return Wording(kind, words, "A number has no quotes." if kind in ("MAP05", "MAP13") else "")
        return Wording(kind, words, "", context["meant"], context["word"], context["words"])
    if kind == "literal_error":
        choices = tuple(re.findall(r"'([^']*)'", context["expected"]))
        few = len(choices) <= 6
        help = "" if few else f"Known words: {', '.join(choices)}."
        return Wording(
            "MAP05", f"is {listed(choices)}" if few else "is none of the known words", help, "", str(value), choices
        )
    if kind == "bool_type":
        meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(str(value).casefold())
        help = f"In YAML 1.2 yes, no, on and off are texts: write `{key}: {meant}`." if meant else ""
        return Wording("MAP12", "is true or false", help)
    if kind == "string_type":
        quotes = f'Put quotes around it: "{str(value).lower()}".' if isinstance(value, bool) else _ONE_TEXT
        return Wording("MAP03", "is a text", quotes)
    if kind == "string_pattern_mismatch":
        if is_visible(str(value)):
            return Wording("MAP16", "cannot hold spaces, commas or slashes", "Use hyphens instead.")
        return Wording("MAP11", "is empty", "Write something, or leave the key out: what is absent is unknown.")
    if kind == "dict_type":
        return _table_of_entries(key, value)
    if kind in ("float_type", "int_type") and re.fullmatch(r"-?\d+(\.\d+)?", str(value)):
        return Wording("MAP03", _OTHERS[kind].message, "Write it without the quotes.")
    return _OTHERS.get(kind, Wording("MAP03", f"is not what stands here ({words})"))


def _table_of_entries(key: str, value: Any) -> Wording:
    """Return what to say where a table with keys of the author's own is expected: by id, or of facts."""
    if key not in ("personas", "channels", "evidence", "lanes", "per_persona"):
        return Wording("MAP03", "is a table", "Write one `key: value` a line, like `age: 35-45`.")
    if key == "per_persona":
        return Wording(
            "MAP03", "is a table by persona", "Write the persona's id, and what holds for it below, indented."
        )
    first = value[0] if isinstance(value, (list, tuple)) and value else value
    name = str(first) if is_scalar(first) else "Name"
    line = f"{slug(name) or 'id'}: {name}"
    return Wording("MAP03", "is a table by id", f"Write `{line}` on a line of its own, without a dash.")


_ONE_TEXT = "Write one text here, in quotes if it holds `: `."
_OTHERS = {
    "model_type": Wording("MAP03", "is a text or a table of keys and values"),
    "tuple_type": Wording("MAP03", "is a list"),
    "float_type": Wording("MAP03", "is a number"),
    "int_type": Wording("MAP03", "is a whole number"),
    "finite_number": Wording("MAP06", "is a finite number"),
    "greater_than_equal": Wording("MAP06", "cannot be less than 0"),
    "too_short": Wording("MAP17", "names nobody", "Name a persona, or leave the key out: then it holds for all."),
}

_TITLES = {
    "Journey": "a map",
    "Shared": "a shared file",
    "Content": "a persona's cell",
    "Saying": "an item",
    "Next": "a way on",
    "Evidence": "evidence",
    "Scope": "the scope",
    "Audience": "the audience",
}


def title(model: type[Part]) -> str:
    """Return what authors call a model: "a stage", "an opportunity"."""
    name = model.__name__
    words = re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()
    return _TITLES.get(name) or f"{'an' if words[0] in 'aeio' else 'a'} {words}"


def example(model: type[Part], key: str) -> str:
    """Return a line that shows how a missing key is written."""
    field = next(field for name, field in model.model_fields.items() if (field.alias or name) == key)
    shown = (field.examples or [""])[0]
    value = f"[{', '.join(map(str, shown))}]" if isinstance(shown, list) else str(shown)
    return f"For example `{key}: {value}`."


def table_expected(model: type[Part]) -> Wording:
    """Return what to say where one table is expected and something else stands."""
    keys = [f"`{key}`" for key in keys_of(model) if key != "x"]
    return Wording("MAP03", f"is a table with {listed(keys[:4], 'and')}")


def allowed(model: type[Part]) -> str:
    """Return what a table can hold, those keys first that must be there; the rest is in the documentation."""
    needed = required_keys(model)
    keys = [*needed, *(key for key in keys_of(model) if key not in needed and key != "x")]
    shown = ", ".join(keys[:_MOST_KEYS]) + (" …" if len(keys) > _MOST_KEYS else "")
    lane = " or, if readers should see it, into a lane of your own" if "lanes" in keys else ""
    return f"{title(model).capitalize()} can hold {shown}. Data of your own goes under `x`{lane}."


_MOST_KEYS = 12
