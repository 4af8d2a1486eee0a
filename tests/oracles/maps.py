"""Maps with a text in every field of the format, found from the models: a new field is in them by itself."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from cjmap.model.journey import Journey
from cjmap.model.texts import Choice, Id, Parsed, Part
from tests.oracles.texts import as_name

Say = Callable[[str], str]
"""Returns the text for a place, which is called like "Saying.text"."""

REFERENCES = {
    "for": "Persona",
    "per_persona": "Persona",
    "evidence": "Evidence",
    "channels": "Channel",
    "lanes": "Lane",
    "addresses": "Pain",
    "to": "Stage",
}
"""Keys whose texts are names of what is defined elsewhere, and the models of that."""
NEEDED = {"Emotion": "feeling"}
"""What a table must have, although its model says that it may be absent: for something else would do as well."""
_MOST = 2
"""So many tables of a model are filled whole; the others have what they must have and one key more, in turn."""


@dataclass
class _Filler:
    """Fills models with what `say` returns; `ids` has the first id of each model that has been filled."""

    say: Say
    ids: dict[str, str] = field(default_factory=dict)
    filled: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)

    def table(self, model: type[Part]) -> dict[str, Any]:
        """Return a table of a model."""
        name = model.__name__
        self.filled[name] += 1
        hints = get_type_hints(model, include_extras=True)
        fields = model.model_fields
        if self.filled[name] > _MOST:
            optional = [key for key, info in fields.items() if not info.is_required()]
            chosen = NEEDED.get(name) or optional[self.filled[name] % len(optional)]
            fields = {key: info for key, info in fields.items() if info.is_required() or key == chosen}
        return {
            info.alias or key: self.value(hints[key], info, f"{name}.{key}", info.alias or key)
            for key, info in fields.items()
        }

    def value(self, hint: Any, info: FieldInfo, place: str, key: str) -> Any:
        """Return a value for a field: its example where no author is free to choose the text."""
        if not holds_text(hint):
            return info.examples[0] if info.examples else False
        return self.of_type(hint, place, key)

    def of_type(self, hint: Any, place: str, key: str) -> Any:
        """Return a value of a type."""
        if is_id(hint):
            return self.new_id(place.partition(".")[0])
        bare = without_notes(hint)
        if get_origin(bare) is dict:
            return self.dictionary(hint, bare, place, key)
        if get_origin(bare) is tuple:
            return self.items(get_args(bare)[0], place, key)
        if isinstance(bare, type) and issubclass(bare, Part):
            return self.table(bare)
        if bare is Any and key == "x":
            return {self.say(place): [self.say(place), {"y": self.say(place)}]}
        return self.text(place, key)

    def items(self, item: Any, place: str, key: str) -> list[Any]:
        """Return a list, in its short form and in its long one."""
        bare = without_notes(item)
        if isinstance(bare, type) and issubclass(bare, Part):
            short = self.first_id("Stage") if bare.__name__ == "Next" else self.say(f"{bare.__name__} in short")
            return [self.table(bare), short]
        return [self.of_type(item, place, key)]

    def dictionary(self, hint: Any, bare: Any, place: str, key: str) -> dict[str, Any]:
        key_type, value_type = get_args(bare)
        if is_id(key_type):
            model = without_notes(value_type).__name__
            return {
                self.new_id(model): self.of_type(value_type, place, key),
                self.new_id(model): self.say(f"{model} in short"),
            }
        return {self.text(f"{place} key", key): self.of_type(value_type, place, "")}

    def text(self, place: str, key: str) -> str:
        """Return a text, or a reference where one is needed."""
        return self.first_id(REFERENCES[key]) if key in REFERENCES else self.say(place)

    def first_id(self, model: str) -> str:
        """Return the id that the first table of a model has, or will have."""
        if model not in self.ids:
            self.ids[model] = f"{as_name(self.say(f'{model}.id'))}1"
        return self.ids[model]

    def new_id(self, model: str) -> str:
        """Return an id that no other table of a model has."""
        self.given[model] += 1
        number = self.given[model]
        return self.first_id(model) if number == 1 else f"{as_name(self.say(f'{model}.id'))}{number}"


def without_notes(hint: Any) -> Any:
    """Return a type without what it is annotated with, and without None."""
    if get_origin(hint) is Annotated:
        return without_notes(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return without_notes(next(each for each in get_args(hint) if each is not type(None)))
    return hint


def is_id(hint: Any) -> bool:
    """Tell whether a type is that of ids, which may be None."""
    return hint == Id or (get_origin(hint) in (Union, UnionType) and Id in get_args(hint))


def holds_text(hint: Any) -> bool:
    """Tell whether a type has a text that an author is free to choose."""
    if get_origin(hint) is Annotated:
        inner, *notes = get_args(hint)
        if any(isinstance(note, Choice) for note in notes):
            return False
        if any(isinstance(note, Parsed) for note in notes):
            return inner is Any  # whatever an author compares data with
        return holds_text(inner)
    if get_origin(hint) in (Union, UnionType, tuple, dict):
        return any(holds_text(each) for each in get_args(hint))
    return hint in (str, Any) or (isinstance(hint, type) and issubclass(hint, Part))


def text_fields(model: type[Part] = Journey) -> set[str]:
    """Return the fields of all models that hold texts themselves, like "Saying.text"."""
    found: set[str] = set()
    seen: set[type[Part]] = set()

    def visit(model: type[Part]) -> None:
        if model in seen:
            return
        seen.add(model)
        for name, hint in get_type_hints(model, include_extras=True).items():
            if name in model.model_fields and holds_text(hint):
                models = list(_models(hint))
                if not models or get_origin(without_notes(hint)) is dict:
                    found.add(f"{model.__name__}.{name}")
                for each in models:
                    visit(each)

    visit(model)
    return found


def _models(hint: Any) -> Iterator[type[Part]]:
    if isinstance(hint, type) and issubclass(hint, Part):
        yield hint
    for each in get_args(hint):
        if get_origin(hint) is not Annotated or each is get_args(hint)[0]:
            yield from _models(each)


def filled_map(say: Say) -> dict[str, Any]:
    """Return a map without errors in which every text is what `say` returns."""
    return _Filler(say).table(Journey)


class _Breaker(_Filler):
    """Fills models with texts also where numbers, dates, words of a list or names of other things belong."""

    def table(self, model: type[Part]) -> dict[str, Any]:
        """Return a table with a key that no model has."""
        return {**super().table(model), self.say(f"{model.__name__} unknown"): self.say(f"{model.__name__} unknown")}

    def value(self, hint: Any, info: FieldInfo, place: str, key: str) -> Any:
        """Return a value, which is a text wherever the model wants none."""
        if key == "cjmap":
            return 1
        return super().value(hint, info, place, key) if holds_text(hint) else self.say(place)

    def text(self, place: str, key: str) -> str:
        """Return a text, a reference to nothing among them."""
        return self.say(place)

    def new_id(self, model: str) -> str:
        """Return what may be no id at all."""
        self.given[model] += 1
        return self.say(f"{model}.id")


def broken_map(say: Say) -> dict[str, Any]:
    """Return a map that is wrong wherever a map can be wrong, with what `say` returns."""
    return _Breaker(say).table(Journey)


_ESCAPED = re.compile(r"[^\n -~\u00a1-\u02ff\u0370-\u05ff\u0620-\u1fff\u3001-\ud7ff\U0001f300-\U0001faff]")
"""What a file of YAML holds only in escapes, and some more."""


def as_yaml(data: Any) -> bytes:
    """Return data as a file: JSON with the escapes of YAML."""
    return _ESCAPED.sub(_escaped, json.dumps(data, ensure_ascii=False, indent=1)).encode()


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"


def in_turn(texts: Sequence[str]) -> Say:
    """Return what says one text after the other."""
    number = count()
    return lambda place: texts[next(number) % len(texts)]


def marked(texts: Sequence[str]) -> Say:
    """Return what says one text after the other, each with a word of its own in front or behind."""
    number = count()

    def say(place: str) -> str:
        turn = next(number)
        text = texts[turn % len(texts)]
        return f"q{turn}q{text}" if turn // len(texts) % 2 else f"{text}q{turn}q"

    return say


def with_files(say: Say, images: Sequence[str], maps: Sequence[str]) -> Say:
    """Return what says names of files where a map needs them, and else what `say` says."""
    image, journey = in_turn(images), in_turn(maps)

    def say_or_name(place: str) -> str:
        model, _, name = place.partition(".")
        return {"image": image, "journey": journey}.get(name if model != "Journey" else "", say)(place)

    return say_or_name
