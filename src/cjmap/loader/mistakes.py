"""Pydantic's errors as findings: one mistake, one finding, at the place that has to be changed."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from cjmap.finding import Finding
from cjmap.loader.codes import finding
from cjmap.loader.keys import meant_key, model_at
from cjmap.loader.spelling import Suggester
from cjmap.loader.unknown_keys import explain_key, is_table_by_name, short, short_key
from cjmap.loader.wording import example, table_expected, title, word_mistake
from cjmap.model.texts import Part, is_scalar
from cjmap.source import Source
from cjmap.where import Pointer


class _Mistake(Struct, frozen=True):
    kind: str
    pointer: Pointer
    value: Any
    context: dict[str, Any]
    words: str
    about_key: bool = False


def explain_mistakes(errors: Iterable[Any], source: Source, root: type[Part], suggester: Suggester) -> list[Finding]:
    """Return the findings for Pydantic's errors (as `ValidationError.errors()` gives them) about a file's data.

    `root` is the model that the file was read as. Values that say nothing (None) are left out: they have their own
    finding, as have errors that follow from another one.
    """
    mistakes = [_mistake(error) for error in errors]
    teller = _Teller(source, root, mistakes, suggester)
    told = (teller.tell(mistake) for mistake in mistakes if mistake.value is not None or mistake.kind == "missing")
    return [finding for finding in told if finding is not None]


def _mistake(error: Any) -> _Mistake:
    pointer = tuple(part for part in error["loc"] if part != "[key]")
    about_key = len(pointer) < len(error["loc"])
    return _Mistake(error["type"], pointer, error["input"], error.get("ctx", {}), error["msg"], about_key)


class _Teller:
    def __init__(self, source: Source, root: type[Part], mistakes: list[_Mistake], suggester: Suggester) -> None:
        self.source = source
        self.root = root
        self.suggester = suggester
        self.unknown_keys: dict[Pointer, list[str]] = {}
        for mistake in mistakes:
            if mistake.kind == "extra_forbidden":
                self.unknown_keys.setdefault(mistake.pointer[:-1], []).append(str(mistake.pointer[-1]))

    def tell(self, mistake: _Mistake) -> Finding | None:
        """Return the finding for a mistake, None if another finding says it."""
        if mistake.kind == "extra_forbidden":
            return self._unknown_key(mistake)
        if mistake.kind == "missing":
            return self._missing_key(mistake)
        pointer = self.source.existing(mistake.pointer)
        key = next((part for part in reversed(pointer) if isinstance(part, str)), "")
        model = model_at(self.root, mistake.pointer) if mistake.kind == "model_type" else None
        wording = word_mistake(mistake.kind, mistake.value, key, mistake.context, mistake.words)
        if model is not None and isinstance(mistake.pointer[-1], str):
            wording = table_expected(model)
        got = _got(mistake.value)
        message = f"{_name(pointer)} {wording.message}"
        if wording.rule not in ("MAP11", "MAP17"):  # there is nothing to quote
            meant = wording.meant or self.suggester.closest(wording.word, wording.words)
            message += f"; got {got}" + (f", did you mean `{meant}`?" if meant else "")
        place = self.source.key_place(pointer) if mistake.about_key else self.source.place(pointer)
        return finding(wording.rule, message, place, pointer, help=wording.help)

    def _unknown_key(self, mistake: _Mistake) -> Finding | None:
        parent, word = mistake.pointer[:-1], str(mistake.pointer[-1])
        model, table = self._model(parent), self.source.value(parent)
        where = self.source.existing(parent)
        item = bool(parent) and isinstance(parent[-1], int)
        if item and where and isinstance(where[-1], str) and is_table_by_name(table, model):
            return self._list_expected(where, word, table, model)
        pointer = self.source.existing(mistake.pointer)
        meaning = explain_key(word, mistake.value, table, item, model, self.root)
        return finding(meaning.rule, meaning.message, self.source.key_place(pointer), pointer, help=meaning.help)

    def _list_expected(self, where: Pointer, word: str, table: dict[str, Any], model: type[Part]) -> Finding | None:
        """Return one finding for a table under a key that holds a list, however many keys it has."""
        if word != next(iter(table)):
            return None
        key = short_key(model)
        message = f"`{where[-1]}` is a list, and this is a table"
        people, said = self.source.data.get("personas"), table[word]
        if isinstance(people, dict) and word in people and isinstance(said, str):
            help = f"Begin each with a dash, and say whom it is of: `- {{{key}: {short(said)}, for: {short(word)}}}`."
        else:
            help = f"Begin each with a dash: `- {key}: {short(word)}`, and what belongs to it below, indented."
        return finding("MAP03", message, self.source.key_place(where), where, help=help)

    def _missing_key(self, mistake: _Mistake) -> Finding | None:
        parent, key = mistake.pointer[:-1], str(mistake.pointer[-1])
        model = self._model(parent)
        unknown = self.unknown_keys.get(parent, ())
        # In an item the unknown key is most likely the missing one; a whole map can have both mistakes.
        if unknown and (parent or any(meant_key(word, model) == key for word in unknown)):
            return None
        pointer = self.source.existing(parent)
        message = f"{title(model)} needs `{key}`"
        return finding("MAP02", message, self.source.place(pointer), pointer, help=example(model, key))

    def _model(self, pointer: Pointer) -> type[Part]:
        return model_at(self.root, pointer) or self.root


def _name(pointer: Pointer) -> str:
    """Return what a value is called: "`severity`", "an item of `pains`"."""
    if not pointer:
        return "the file"
    if isinstance(pointer[-1], int):
        return f"an item of `{next((part for part in reversed(pointer) if isinstance(part, str)), '')}`"
    return f"`{short(str(pointer[-1]))}`"


def _got(value: Any) -> str:
    """Return a value as its author wrote it; a long list and a table by what they are."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, (list, tuple)):
        few = value and len(value) <= 4 and all(is_scalar(item) for item in value)
        return f"`[{short(', '.join(map(str, value)))}]`" if few else "a list"
    return f"`{short(str(value).lower() if isinstance(value, bool) else str(value))}`"
