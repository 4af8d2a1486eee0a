"""Pydantic's errors as findings: one mistake, one finding, at the place that has to be changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cjmap.finding import Finding
from cjmap.loader.codes import finding
from cjmap.loader.keys import keys_of, meant_key, model_at, models_in
from cjmap.loader.spelling import MAX_LENGTH, Suggester, listed
from cjmap.loader.wording import allowed, example, title, word_mistake
from cjmap.model.texts import Part, is_scalar
from cjmap.source import Source
from cjmap.where import Pointer


@dataclass(frozen=True, slots=True)
class _Mistake:
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
        wording = word_mistake(mistake.kind, mistake.value, key, mistake.context, mistake.words)
        got = _got(mistake.value)
        message = f"{_name(pointer)} {wording.message}"
        if wording.rule not in ("MAP11", "MAP17"):  # there is nothing to quote
            meant = wording.meant or self.suggester.closest(wording.word, wording.words)
            message += f"; got {got}" + (f", did you mean `{meant}`?" if meant else "")
        place = self.source.key_place(pointer) if mistake.about_key else self.source.place(pointer)
        return finding(wording.rule, message, place, pointer, help=wording.help)

    def _unknown_key(self, mistake: _Mistake) -> Finding:
        parent, word = mistake.pointer[:-1], str(mistake.pointer[-1])
        model = self._model(parent)
        pointer = self.source.existing(mistake.pointer)
        place = self.source.key_place(pointer)
        if self._is_sentence(parent, word, mistake.value, model):
            message = f"`{_short(word)}: …` is read as a key with a value; a text that contains `: ` needs quotes"
            help = f'Write "{_short(word)}: {_short(str(mistake.value))}", with the quotes.'
            return finding("MAP15", message, place, pointer, help=help)
        meant = meant_key(word, model)
        message = f"unknown key `{_short(word)}`"
        if meant is not None:
            return finding("MAP01", f"{message}; did you mean `{meant}`?", place, pointer)
        return finding("MAP01", message, place, pointer, help=self._where_known(word, model))

    def _where_known(self, word: str, model: type[Part]) -> str:
        """Return where a key is known, or which keys are known here."""
        holders = list(dict.fromkeys(title(other) for other in models_in(self.root) if word in keys_of(other)))
        if holders:
            return f"`{word}` is a key of {listed(holders[:4], 'and')}, not of {title(model)}."
        return f"{allowed(model)} What has no key of its own goes under `x`, or into a custom lane."

    def _missing_key(self, mistake: _Mistake) -> Finding | None:
        parent, key = mistake.pointer[:-1], str(mistake.pointer[-1])
        model = self._model(parent)
        for word in self.unknown_keys.get(parent, ()):
            value = self.source.value((*parent, word))
            if value is None or meant_key(word, model) == key or self._is_sentence(parent, word, value, model):
                return None  # the finding about the unknown key says it
        pointer = self.source.existing(parent)
        message = f"{title(model)} needs `{key}`"
        return finding("MAP02", message, self.source.place(pointer), pointer, help=example(model, key))

    def _model(self, pointer: Pointer) -> type[Part]:
        return model_at(self.root, pointer) or self.root

    def _is_sentence(self, parent: Pointer, word: str, value: Any, model: type[Part]) -> bool:
        """Tell whether a list item such as `- Problem: too slow` was meant as a text."""
        if not parent or not isinstance(parent[-1], int) or not isinstance(value, (str, int, float)):
            return False
        item = self.source.value(parent)
        if not isinstance(item, dict) or len(item) != 1 or meant_key(word, model) is not None:
            return False
        return not any(word in keys_of(other) for other in models_in(self.root))


def _name(pointer: Pointer) -> str:
    """Return what a value is called: "`severity`", "an item of `pains`"."""
    if not pointer:
        return "the file"
    if isinstance(pointer[-1], int):
        return f"an item of `{next((part for part in reversed(pointer) if isinstance(part, str)), '')}`"
    return f"`{_short(str(pointer[-1]))}`"


def _got(value: Any) -> str:
    """Return a value as its author wrote it; a list or a table by what it is."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, (list, tuple)):
        short = value and len(value) <= 4 and all(is_scalar(item) for item in value)
        return f"`[{_short(', '.join(map(str, value)))}]`" if short else "a list"
    return f"`{_short(str(value).lower() if isinstance(value, bool) else str(value))}`"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= MAX_LENGTH else text[: MAX_LENGTH - 1] + "…"
