"""From all that was found in a file to what is told: one finding for one mistake, the errors before the warnings."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from cjmap.finding import Finding, Severity
from cjmap.loader.keys import meant_key
from cjmap.model.journey import Journey
from cjmap.model.outline import Outline
from cjmap.where import Pointer

MAX_FINDINGS = 1000
"""So many findings of one file are shown; the rest is counted."""

MAX_COUNTED = 5 * MAX_FINDINGS
"""So many wrong references of one file are counted: looking further would only cost time."""

ALL_TABLES = frozenset(("personas", "channels", "evidence", "lanes"))
_NAMES = ("id", "name", "steps", "stages")


def unsure_keys(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the keys whose entries were not all read, given the mistakes of the file itself.

    What seems to be missing there may have been written, with a mistake that has its own finding: the keys of tables,
    `emotion_scale`, `pains`, and `stages` for the names and ids of stages and steps.
    """
    unsure: set[str] = set()
    for item in findings:
        if item.pointer and item.severity is Severity.ERROR:
            unsure.update(_unsure_keys(item))
    return frozenset(unsure)


def _unsure_keys(item: Finding) -> Iterator[str]:
    first, last = str(item.pointer[0]), str(item.pointer[-1])
    if len(item.pointer) == 1 and item.rule == "MAP01":
        first = meant_key(first, Journey) or first
    if first in ALL_TABLES or first == "emotion_scale":
        yield first
    if "pains" in item.pointer:
        yield "pains"
    unknown = item.rule == "MAP01" and any(_alike(last, name) for name in _NAMES)
    if first == "stages" and (item.rule in ("MAP02", "MAP15") or last in _NAMES or unknown):
        yield "stages"


def _alike(word: str, name: str) -> bool:
    """Tell whether somebody may have meant `name` who wrote `word`; wrongly saying so only delays a finding."""
    return (len(name) > 2 and name in word) or (word[:1] == name[0] and abs(len(word) - len(name)) <= 1)


def news(further: Iterable[Finding], known: Iterable[Finding]) -> list[Finding]:
    """Return the findings that are not about something that already has one (and was mended to look further)."""
    wrong = {item.pointer for item in known if item.pointer}
    around = {pointer[:end] for pointer in wrong for end in range(1, len(pointer))}

    def is_new(pointer: Pointer) -> bool:
        return pointer not in around and not any(pointer[:end] in wrong for end in range(1, len(pointer) + 1))

    return [item for item in further if is_new(item.pointer)]


def sift(findings: list[Finding], outline: Outline | None) -> tuple[tuple[Finding, ...], int]:
    """Return the findings to be shown, in order, and how many errors there are beyond `MAX_FINDINGS`.

    What comes by alias is found once for each use, and told once. Subjects are filled in from the outline.
    """
    once = list({(item.rule, item.place, item.message): item for item in findings}.values())
    whole = {item.pointer for item in once if item.rule in ("MAP03", "MAP14")}
    torn = {item.place.line for item in once if item.rule == "MAP04"}
    kept = [
        item
        for item in once
        if not (item.rule == "MAP04" and any(item.pointer[:end] in whole for end in range(1, len(item.pointer))))
        and not (item.rule == "YML18" and item.place.line in torn)
    ]
    kept.sort(key=lambda item: (item.severity.rank, item.order))
    unshown = sum(item.severity is Severity.ERROR for item in kept[MAX_FINDINGS:])
    shown = sorted(kept[:MAX_FINDINGS], key=lambda item: item.order)
    return tuple(_with_subject(item, outline) for item in shown), unshown


def _with_subject(item: Finding, outline: Outline | None) -> Finding:
    """Return a finding with the path of ids of the innermost moment that it is about."""
    if outline is None or item.subject:
        return item
    for end in range(len(item.pointer), 1, -1):
        spot = outline.by_pointer.get(item.pointer[:end])
        if spot is not None:
            return replace(item, subject=spot.subject)
    return item
