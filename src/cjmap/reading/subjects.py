"""The subject of a finding: what it is about, named so that it keeps its name when the file is edited around it.

A pointer counts (`/stages/1/pains/0`), so a stage inserted above changes it. A subject names
(`stages/onboarding/pains/import-fails`): baselines and fingerprints go by it.
"""

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from cjmap.model.ids import derive_ids
from cjmap.model.outline import Outline
from cjmap.model.texts import Part
from cjmap.where import Pointer

_LONGEST = 200
"""So many characters of a name are enough to find something by."""

_NAMING = ("text", "name", "feeling", "to", "event", "url")
"""The keys that say what an item of a list is; no item has two of them but links, which are called by their name."""

_WRITTEN = {"for": "for_", "from": "from_"}
"""Keys of the file that Python keeps for itself, and the fields that hold them."""


def subject_of(outline: Outline, pointer: Pointer) -> str:
    """Return the path of ids of anything in a map: `stages/use/steps/login`, `personas/starter`; "" for the whole map.

    An item of a list is called by its written id, else by the slug of its text or name, a bare score by the score;
    all else by its key. What a pointer names beyond the data is called as the pointer has it. Nothing is raised.

    An id that nobody wrote is told apart within its own list only (`Spot` does so within the map): the path says the
    rest, and so a step called like another one of an earlier stage keeps its subject when the stages change places.
    """
    known = _of_outlines.get(outline)
    if known is None:
        known = _of_outlines[outline] = Subjects(outline.journey, outline)
    return known.of(pointer)


class Subjects:
    """The subjects of one file: the path of ids of everything in it."""

    def __init__(self, root: Part, outline: Outline | None = None) -> None:
        """Take the map or the tables of a shared file; the outline tells which persona a `per_persona` means."""
        self._root = root
        self._personas = outline.personas if outline is not None else None
        self._ids: dict[Pointer, tuple[str, ...]] = {}

    def of(self, pointer: Pointer) -> str:
        """Return the path of ids of a pointer, as `subject_of` does."""
        ids: list[str] = []
        holder: object = None
        value: object = self._root
        walked: Pointer = ()
        waiting = [*reversed(pointer)]
        while waiting:
            part = waiting.pop()
            if isinstance(value, tuple) and len(value) == 1 and isinstance(part, str):
                waiting.append(part)
                part = 0  # one item stands for a list of one
            ids.append(self._id(walked, part, value, holder))
            holder = value if isinstance(value, Part) else holder
            value = _inner(value, part)
            walked = (*walked, part)
        return "/".join(ids)

    def _id(self, walked: Pointer, part: str | int, value: object, holder: object) -> str:
        """Return what a part of a pointer is called; `value` is what it is a part of, `walked` the pointer to that."""
        if isinstance(value, tuple) and isinstance(part, int) and 0 <= part < len(value):
            known = self._ids.get(walked)
            if known is None:
                fallback = str(walked[-1]) if walked else "item"
                known = self._ids[walked] = derive_ids(_named(value, holder), fallback)
            return known[part]
        return _part(self._persona(str(part)) if walked[-1:] == ("per_persona",) else str(part))

    def _persona(self, name: str) -> str:
        found = self._personas.find(name) if self._personas is not None else ()
        return found[0] if len(found) == 1 else name


_of_outlines: "WeakKeyDictionary[Outline, Subjects]" = WeakKeyDictionary()
"""The subjects of the outlines that are in use: a map has many findings in few lists."""


def _inner(value: object, part: str | int) -> object:
    """Return what stands under a key or at an index, None if nothing does."""
    if isinstance(value, Part):
        return value.__dict__.get(_WRITTEN.get(str(part), str(part)))
    if isinstance(value, tuple) and isinstance(part, int):
        return value[part] if 0 <= part < len(value) else None
    return value.get(part) if isinstance(value, dict) else None


def _named(items: Iterable[object], holder: object) -> Iterable[tuple[str | None, str]]:
    """Yield (written id or None, name) of each item; what has no letters is its own id, for it has no slug."""
    for item in items:
        written = getattr(item, "id", None)
        name = _name(item) or str(getattr(holder, "name", None) or "")  # a touchpoint is called like its step
        if written is None and not any(char.isalnum() for char in name[:_LONGEST]):
            written = _part(name) or None
        score = getattr(item, "score", None)
        if written is None and score is not None and not _name(item):
            written = f"{score:g}"
        yield (None if written is None else _part(written)), name[:_LONGEST]


def _name(item: object) -> str:
    if isinstance(item, Part):
        return next((str(name) for key in _NAMING if (name := getattr(item, key, None)) is not None), "")
    return "" if item is None else str(item)


def _part(word: str) -> str:
    """Return a key or an id as one part of a path: short, on one line, without slashes."""
    return "".join("-" if char == "/" or not char.isprintable() else char for char in word[:_LONGEST])
