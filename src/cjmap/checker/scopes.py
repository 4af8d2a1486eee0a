"""Which findings of one file its ignores keep quiet."""

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from cjmap.checker.comments import Comment
from cjmap.checker.stretches import Stretch
from cjmap.finding import Finding
from cjmap.loader.codes import WARNINGS
from cjmap.settings.selectors import find_rules
from cjmap.where import Pointer

Position = tuple[int, int]
"""Line and column."""

ABOUT_IGNORES = "IGN"
"""The category of the rules about ignores."""


class Ignore(Struct, frozen=True):
    """A comment for cjmap, and what it covers: None for nothing, or for the whole file (`comment.whole_file`)."""

    comment: Comment
    covers: Stretch | None


def is_ignorable(id_: str) -> bool:
    """Tell whether a comment can ignore a rule: not what breaks the YAML itself, not what is told of ignores."""
    return not id_.startswith(ABOUT_IGNORES) and not (id_.startswith("YML") and id_ not in WARNINGS)


def holds(comment: Comment, today: datetime.date) -> bool:
    """Tell whether an ignore is in force; one whose end is no date is not, for nobody knows when it would end."""
    return comment.until is None or (comment.until.day is not None and today <= comment.until.day)


class Scope(Struct):
    """What some comments cover together: their ignores by the rules that they keep quiet, and what they kept quiet."""

    place: tuple[Position, Position] | None
    outer: "Scope | None" = None
    quiet: dict[str, Ignore] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)


class Scopes:
    """The ignores of one file, to be asked about its findings.

    What comments cover is whole keys and items, which stand side by side or one inside the other: those around a place
    are found by going outwards from the innermost one. A file full of comments stays quick.
    """

    def __init__(self, ignores: Iterable[Ignore], today: datetime.date) -> None:
        """Take the ignores; those that do not hold today keep nothing quiet."""
        self._meant: dict[str, frozenset[str] | None] = {}
        self._ignorable: dict[str, frozenset[str]] = {}
        self._file = Scope(None)
        self._scopes: dict[tuple[Position, Position], Scope] = {}
        self._by_pointer: dict[Pointer, Scope] = {}
        for ignore in ignores:
            scope = self._scope(ignore)
            if scope is not None and holds(ignore.comment, today):
                for word in ignore.comment.rules:
                    for id_ in self.ignorable(word.text):
                        scope.quiet.setdefault(id_, ignore)
        self._sorted = self._nested()
        self._starts = [scope.place[0] for scope in self._sorted if scope.place]

    def meant(self, word: str) -> frozenset[str] | None:
        """Return the ids of the rules that a word of a comment means, None if there are none."""
        if word not in self._meant:
            selector = find_rules(word)
            self._meant[word] = selector.ids if selector else None
        return self._meant[word]

    def ignorable(self, word: str) -> frozenset[str]:
        """Return those rules that a word of a comment means and that a comment can ignore."""
        if word not in self._ignorable:
            self._ignorable[word] = frozenset(id_ for id_ in self.meant(word) or () if is_ignorable(id_))
        return self._ignorable[word]

    def quieting(self, finding: Finding) -> Ignore | None:
        """Return the innermost ignore that covers a finding; it counts as used, and so do the others that cover it."""
        found = None
        for scope in self._around(finding):
            ignore = scope.quiet.get(finding.rule)
            if ignore is not None:
                scope.used.add(finding.rule)
                found = found or ignore
        return found

    def used(self, ignore: Ignore) -> set[str]:
        """Return the rules that had something to ignore where an ignore stands."""
        scope = self._scope(ignore)
        return scope.used if scope is not None else set()

    def _scope(self, ignore: Ignore) -> Scope | None:
        if ignore.comment.whole_file:
            return self._file
        if ignore.covers is None:
            return None
        place = ignore.covers.place
        key = ((place.line, place.column), (place.end_line, place.end_column))
        if key not in self._scopes:
            self._scopes[key] = Scope(key)
            self._by_pointer.update(dict.fromkeys(ignore.covers.pointers, self._scopes[key]))
        return self._scopes[key]

    def _nested(self) -> list[Scope]:
        """Return the scopes in the order of their beginnings, each knowing the one around it."""
        ordered = [self._scopes[key] for key in sorted(self._scopes, key=lambda key: (key[0], _backwards(key[1])))]
        around: list[Scope] = []
        for scope in ordered:
            while around and not _is_in(around[-1], scope.place[0] if scope.place else (0, 0)):
                around.pop()
            scope.outer = around[-1] if around else None
            around.append(scope)
        return ordered

    def _around(self, finding: Finding) -> Iterator[Scope]:
        """Yield the scopes around a finding, by its place from the innermost on, then by its pointer, then the file."""
        position = (finding.place.line, finding.place.column)
        number = bisect_right(self._starts, position) - 1
        scope: Scope | None = self._sorted[number] if number >= 0 else None
        while scope is not None:
            if _is_in(scope, position):
                yield scope
            scope = scope.outer
        for end in range(len(finding.pointer), 0, -1):  # what comes by an alias is placed where it is written
            scope = self._by_pointer.get(finding.pointer[:end])
            if scope is not None:
                yield scope
        yield self._file


def _backwards(position: Position) -> Position:
    return (-position[0], -position[1])


def _is_in(scope: Scope, position: Position) -> bool:
    return scope.place is not None and scope.place[0] <= position <= scope.place[1]
