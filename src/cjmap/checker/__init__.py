"""The checker: what is wrong with the maps of a project, and what they miss.

Each map is looked at by itself (`look`), then they are judged together, by what was kept of each.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cjmap.checker.judging import Across, Checkable, check, judge, look_across, see
    from cjmap.checker.look import Look, Seen, Wide, look_at
    from cjmap.checker.precedence import Found
    from cjmap.checker.quieting import Checked, Manner
    from cjmap.checker.task import Task, load_map

_HOMES = {
    "Across": "judging",
    "Checkable": "judging",
    "Checked": "quieting",
    "Found": "precedence",
    "Look": "look",
    "Manner": "quieting",
    "Seen": "look",
    "Task": "task",
    "Wide": "look",
    "check": "judging",
    "judge": "judging",
    "load_map": "task",
    "look_across": "judging",
    "look_at": "look",
    "see": "judging",
}

__all__ = [
    "Across",
    "Checkable",
    "Checked",
    "Found",
    "Look",
    "Manner",
    "Seen",
    "Task",
    "Wide",
    "check",
    "judge",
    "load_map",
    "look_across",
    "look_at",
    "see",
]


def __getattr__(name: str) -> object:
    """Return a name from the module where it lives, which is loaded now: a run that only loads maps needs few."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'cjmap.checker' has no attribute {name!r}")
    found: object = getattr(import_module(f"cjmap.checker.{_HOMES[name]}"), name)
    return found
