"""How messages name what rests on evidence: a moment, an item, a persona."""

from collections.abc import Mapping

from cjmap.model.texts import Part
from cjmap.reading.citations import Citation
from cjmap.reading.reading import Reading
from cjmap.rules.wording import quoted
from cjmap.where import Pointer

_NOUNS: Mapping[str, str] = {
    "goals": "goal",
    "actions": "action",
    "thoughts": "thought",
    "quotes": "quote",
    "emotions": "feeling",
    "pains": "pain",
    "opportunities": "opportunity",
    "metrics": "metric",
    "objectives": "objective",
    "exits": "exit",
    "triggers": "trigger",
}
"""What an item of a list is called; those of the other lists are only quoted."""
_OWN_KEYS: Mapping[str, str] = {"moment_of_truth": "the moment of truth ", "experiment": "the experiment for "}
"""Keys that rest on evidence themselves, and what is said before the name of what they stand in."""


def resting(reading: Reading, citation: Citation) -> str:
    """Return what mentions evidence: "“Moving day”", "the pain “Nobody calls back”", "the persona “Widow”"."""
    pointer = citation.pointer
    own = _OWN_KEYS.get(str(pointer[-1]), "")
    held = pointer[:-1] if own else pointer
    if citation.spot is not None and not isinstance(held[-1], int):
        return own + quoted(citation.spot.name)  # what is said there of one persona
    name = _name(_value(reading, held))
    if own:
        return own + quoted(name) if name else own.removesuffix(" for ")
    if not name and citation.spot is not None:
        return f"{_noun(held)}at {quoted(citation.spot.name)}"
    return f"{_noun(held)}{quoted(name or str(held[-1]))}"


def _noun(pointer: Pointer) -> str:
    noun = "persona" if pointer[-2:-1] == ("personas",) else _NOUNS.get(str(pointer[-2]) if len(pointer) > 1 else "")
    return f"the {noun} " if noun else ""


def _name(value: object) -> str:
    if not isinstance(value, Part):
        return ""
    found = (getattr(value, key, None) for key in ("text", "name", "feeling", "to"))
    return next((str(name) for name in found if name), "")


def _value(reading: Reading, pointer: Pointer) -> object:
    """Return what a pointer leads to; personas may be those of a shared file."""
    value: object = reading.tables if pointer[0] == "personas" else reading.journey
    for part in pointer:
        if isinstance(value, tuple) and isinstance(part, int):
            value = value[part]
        else:
            value = value.get(part) if isinstance(value, Mapping) else getattr(value, str(part), None)
    return value
