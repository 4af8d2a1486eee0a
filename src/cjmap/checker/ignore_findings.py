"""What is wrong with the ignores of one file: the findings IGN01 to IGN04."""

import datetime
from collections.abc import Iterable, Iterator
from functools import cache

from cjmap.checker.scopes import ABOUT_IGNORES, Ignore, Scopes, holds, is_ignorable
from cjmap.finding import Finding
from cjmap.loader.codes import NAMES as LOADER_NAMES
from cjmap.loader.spelling import Suggester, listed
from cjmap.loader.unknown_keys import short
from cjmap.rules import NAMES, find_rule
from cjmap.where import Place

_MOST = 3
"""So many rules are named in a message."""

_NO_RULE = "There is no rule {}"
_ABOUT_IGNORES = "No comment can ignore {}, for it is about ignores"
_WRITE_A_DATE = (
    "Nobody could tell when such an ignore ends, so it ignores nothing. "
    "Write the last day as year-month-day, `until 2027-01-31`, or leave out `until`."
)
_NO_YAML = "No comment can ignore {}, for nothing can be read until it is mended"


def judge_ignores(
    ignores: Iterable[Ignore], scopes: Scopes, today: datetime.date, ran: frozenset[str]
) -> Iterator[Finding]:
    """Yield what is wrong with ignores, at most one finding of each kind for a comment.

    `scopes` have been asked about all findings of the file; `ran` are the ids of the rules that ran on it: nobody can
    tell whether an ignore of another one is used.
    """
    judge = _Judge(scopes, today, ran)
    for ignore in ignores:
        yield from (item for item in judge.findings(ignore) if item.rule in ran)


class _Judge:
    def __init__(self, scopes: Scopes, today: datetime.date, ran: frozenset[str]) -> None:
        self.scopes = scopes
        self.today = today
        self.ran = ran
        self.suggester = Suggester()

    def findings(self, ignore: Ignore) -> Iterator[Finding]:
        """Yield what is wrong with one ignore. Of one that is to be deleted nobody asks why it is there."""
        comment = ignore.comment
        if comment.mistake:
            yield _finding("IGN02", comment.mistake, comment.place, ignore)
            return
        yield from self._unknown(ignore)
        if not holds(comment, self.today):
            yield _ended(ignore)
            return
        named = [word for word in comment.rules if self.scopes.ignorable(word.text)]
        used = self.scopes.used(ignore)
        idle = [word for word in named if self._is_idle(self.scopes.ignorable(word.text), used)]
        if idle:
            words = [word.text for word in idle]
            yield _finding("IGN01", _idle(words, len(idle) == len(named), ignore), idle[0].place, ignore)
        if not comment.reason and len(idle) < len(named):
            words = [word.text for word in named if word not in idle]
            verb = "is" if len(words) == 1 else "are"
            yield _finding(
                "IGN03", f"Why {verb} {_some(words)} ignored here? The comment does not say", comment.place, ignore
            )

    def _is_idle(self, ids: frozenset[str], used: set[str]) -> bool:
        return not ids.isdisjoint(self.ran) and ids.isdisjoint(used)

    def _unknown(self, ignore: Ignore) -> Iterator[Finding]:
        """Yield one finding for all words of a comment that mean no rule, or one that cannot be ignored."""
        wrong = [word for word in ignore.comment.rules if not self.scopes.ignorable(word.text)]
        if not wrong:
            return
        grouped: dict[str, list[str]] = {}
        for word in wrong:
            grouped.setdefault(self._why_not(word.text), []).append(word.text)
        reasons = [why for why in (_ABOUT_IGNORES, _NO_YAML, _NO_RULE) if why in grouped]
        said = ". ".join(why.format(_some(grouped[why], "or")) for why in reasons)
        yield _finding("IGN02", said + self._hint(grouped.get(_NO_RULE, [])), wrong[0].place, ignore)

    def _why_not(self, word: str) -> str:
        meant = self.scopes.meant(word)
        if meant is None:
            return _NO_RULE
        return _ABOUT_IGNORES if any(id_.startswith(ABOUT_IGNORES) for id_ in meant) else _NO_YAML

    def _hint(self, unknown: list[str]) -> str:
        meant = self.suggester.closest(unknown[0], _known_words()) if len(unknown) == 1 else None
        return f"; did you mean `{meant}`?" if meant else ""


@cache
def _known_words() -> tuple[str, ...]:
    """Return the ids and names of all rules that a comment can ignore."""
    known = {**NAMES, **LOADER_NAMES}
    return tuple(word for id_, name in known.items() if is_ignorable(id_) for word in (id_, name))


def _finding(rule: str, message: str, place: Place, ignore: Ignore, help: str = "") -> Finding:
    """Return a finding on an ignore; `help` is given where that of the rule's page does not fit."""
    entry = find_rule(rule)
    pointers = ignore.covers.pointers if ignore.covers else ()
    return Finding(
        rule, entry.name, entry.rule.severity, message, place, pointers[0] if pointers else (), help or entry.page.help
    )


def _ended(ignore: Ignore) -> Finding:
    """Return that an ignore does not hold: its last day is over, or is no day at all."""
    until, comment = ignore.comment.until, ignore.comment
    words = _some([word.text for word in comment.rules])
    if until is None or until.day is None:
        written = f"`{short(until.word.text)}` is none" if until and until.word.text else "there is none"
        hint = f", did you mean `{until.meant}`?" if until and until.meant else ""
        verb = "is" if len(comment.rules) == 1 else "are"
        message = f"`until` needs a date like 2027-01-31, and {written}{hint}: {words} {verb} not ignored"
        help_ = _WRITE_A_DATE
    else:
        message, help_ = f"This ignore of {words} ended on {until.day.isoformat()}", ""
    return _finding("IGN04", message, until.word.place if until else comment.place, ignore, help_)


def _idle(words: list[str], all_idle: bool, ignore: Ignore) -> str:
    """Return that rules find nothing in what a comment covers, and where that is."""
    finds = "finds" if len(words) == 1 else "find"
    if ignore.comment.whole_file:
        where = "in this file"
    elif ignore.covers is None:
        return f"{_some(words)} {finds} nothing here: this comment stands before nothing"
    else:
        first, last = ignore.covers.place.line, ignore.covers.place.end_line
        where = f"in line {first}" if first == last else f"in lines {first} to {last}"
    advice = "" if all_idle else ": take it out of the comment" if len(words) == 1 else ": take them out of the comment"
    return f"{_some(words)} {finds} nothing {where}{advice}"


def _some(words: list[str], last: str = "and") -> str:
    """Return words as they are written, the first few of many."""
    if len(words) > _MOST:
        return f"{', '.join(f'`{short(word)}`' for word in words[:_MOST])} and {len(words) - _MOST} more"
    return listed([f"`{short(word)}`" for word in words], last)
