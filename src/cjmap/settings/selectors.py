"""What rules may be called: by id ("GAP01"), by name, by the beginning of an id ("GAP", "GAP1"), or ALL."""

from functools import cache

from msgspec import Struct

from cjmap.errors import CjmapError
from cjmap.loader.codes import NAMES as LOADER_NAMES
from cjmap.loader.codes import WARNINGS
from cjmap.loader.spelling import closest

ALWAYS_TOLD = frozenset(LOADER_NAMES) - WARNINGS
"""What makes a map wrong: nothing keeps it quiet or makes it milder."""


class Selector(Struct, frozen=True):
    """The rules that a word means. Of two words about one rule the one with more `weight` counts: the longer id."""

    ids: frozenset[str]
    weight: int


@cache
def find_rules(word: str) -> Selector | None:
    """Return the rules that a word means, in upper or lower case; None if there are none."""
    wanted = word.strip().upper()
    if wanted == "ALL":
        return Selector(frozenset(_names()), 0)
    for id_, name in _names().items():
        if wanted in (id_, name.upper()):
            return Selector(frozenset((id_,)), len(id_))
    if _category(wanted) not in map(_category, _names()):
        return None
    found = frozenset(id_ for id_ in _names() if id_.startswith(wanted))
    return Selector(found, len(wanted)) if found else None


def named_rules(word: str, where: str = "") -> Selector:
    """Return the rules that a word means; `where` names the key if it is one of the settings.

    Raises:
        CjmapError: if there is no such rule.
    """
    selector = find_rules(word)
    if selector is not None:
        return selector
    raise CjmapError(f"{where}{where and ': '}there is no rule `{word}`; {_hint(word)}")


def yielding_rules(word: str, where: str, done: str = "be ignored") -> Selector:
    """Return the rules that a word means where it keeps them quiet or gives them a severity.

    ALL means all that can be named so. `done` is what happens to them, for the message.

    Raises:
        CjmapError: if there is no such rule, or if it is among those that are always told.
    """
    selector = named_rules(word, where)
    if selector.weight and selector.ids & ALWAYS_TOLD:
        raise CjmapError(
            f"{where}: `{word}` cannot {done}: it makes the map unreadable; "
            f"of what `cjmap validate` finds only {min(WARNINGS)} to {max(WARNINGS)} can"
        )
    return Selector(selector.ids - ALWAYS_TOLD, selector.weight)


def _hint(word: str) -> str:
    """Return what may have been meant; of a wrong number nobody can tell."""
    names = _names()
    categories = dict.fromkeys(map(_category, names))
    if (category := _category(word.strip().upper())) in categories:
        return f"`cjmap rule {category}` lists those that there are"
    meant = closest(word, [*names, *names.values(), *categories])
    return f"did you mean `{meant}`?" if meant else "`cjmap rule` lists all rules"


@cache
def _names() -> dict[str, str]:
    """Return the names of all that can be told by their ids; the rules are only loaded where they are named."""
    from cjmap.rules import NAMES

    return {**NAMES, **LOADER_NAMES}


def _category(id_: str) -> str:
    return id_.rstrip("0123456789")
