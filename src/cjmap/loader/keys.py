"""Which keys can stand where: read from the models, so that a new field is known at once."""

import typing
import unicodedata
from functools import cache, lru_cache

from cjmap.loader.spelling import closest
from cjmap.model.texts import Part
from cjmap.vocabulary import key_synonyms
from cjmap.where import Pointer


@cache
def keys_of(model: type[Part]) -> dict[str, typing.Any]:
    """Return the keys of a model as authors write them, with the type of what they hold; `x` comes last."""
    fields = {field.alias or name: field.annotation for name, field in model.model_fields.items()}
    fields["x"] = fields.pop("x")
    return fields


def required_keys(model: type[Part]) -> tuple[str, ...]:
    """Return the keys that must be written."""
    return tuple(field.alias or name for name, field in model.model_fields.items() if field.is_required())


def model_at(root: type[Part], pointer: Pointer) -> type[Part] | None:
    """Return the model of the table that a pointer leads to (short forms written out); None where there is none."""
    model: type[Part] | None = root
    inside: type[Part] | None = root
    for part in pointer:
        if isinstance(part, int) or model is None:
            model = inside
        else:
            inside = _part_in(keys_of(model).get(part))
            model = inside if _is_table(keys_of(model).get(part)) else None
    return model


@cache
def models_in(root: type[Part]) -> tuple[type[Part], ...]:
    """Return a model and all models that it can hold, each once, in the order of the keys."""
    seen: dict[type[Part], None] = {}
    waiting = [root]
    while waiting:
        model = waiting.pop(0)
        if model in seen:
            continue
        seen[model] = None
        waiting += [part for annotation in keys_of(model).values() if (part := _part_in(annotation))]
    return tuple(seen)


@lru_cache(maxsize=1024)
def meant_key(word: str, model: type[Part]) -> str | None:
    """Return the key of a model that somebody who writes `word` means: by spelling, or as another word for it."""
    return other_name(word, model) or closest(word, keys_of(model))


@lru_cache(maxsize=4096)
def other_name(word: str, model: type[Part]) -> str | None:
    """Return the key of a model that `word` is, in other letters or as another word for it."""
    normal = unicodedata.normalize("NFKC", word).casefold().replace("-", "_").replace(" ", "_")
    keys = keys_of(model)
    if normal in keys:
        return normal
    return next((key for key in keys if normal in key_synonyms().get(key, ())), None)


def _part_in(annotation: typing.Any) -> type[Part] | None:
    """Return the model inside an annotation: `tuple[Pain, ...] | None` -> Pain."""
    if isinstance(annotation, type) and not typing.get_args(annotation):
        return annotation if issubclass(annotation, Part) else None
    return next((part for inner in typing.get_args(annotation) if (part := _part_in(inner))), None)


def holds_list(annotation: typing.Any) -> bool:
    """Tell whether a key holds a list, so that `[]` says "none"."""
    return typing.get_origin(annotation) is tuple or any(holds_list(inner) for inner in typing.get_args(annotation))


def _is_table(annotation: typing.Any) -> bool:
    """Tell whether a key holds one table of a model, and neither a list nor a table by id."""
    if isinstance(annotation, type) and not typing.get_args(annotation):
        return issubclass(annotation, Part)
    origin = typing.get_origin(annotation)
    if origin in (tuple, dict, list):
        return False
    return any(_is_table(inner) for inner in typing.get_args(annotation))
