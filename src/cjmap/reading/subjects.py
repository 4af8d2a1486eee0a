"""The subject of a finding: what it is about, named so that it keeps its name when the file is edited around it.

A pointer counts (`/stages/1/pains/0`), so a stage inserted above changes it. A subject names
(`stages/onboarding/pains/import-fails`): baselines and fingerprints go by it.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple
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
        self._personas = outline.personas if outline is not None else None
        self._ids: dict[Pointer, tuple[str, ...]] = {}
        self._known: dict[Pointer, _Spot] = {(): _Spot("", (), root, None)}

    def of(self, pointer: Pointer) -> str:
        """Return the path of ids of a pointer, as `subject_of` does."""
        return self._find(pointer).path

    def _find(self, pointer: Pointer) -> "_Spot":
        known = self._known.get(pointer)
        if known is None:  # many are asked for that begin alike
            known = self._known[pointer] = self._inside(self._find(pointer[:-1]), pointer[-1])
        return known

    def _inside(self, spot: "_Spot", part: str | int) -> "_Spot":
        while isinstance(spot.value, tuple) and len(spot.value) == 1 and isinstance(part, str):
            spot = self._inside(spot, 0)  # one item stands for a list of one
        id_ = self._id(spot.pointer, part, spot.value, spot.holder)
        holder = spot.value if isinstance(spot.value, Part) else spot.holder
        path = f"{spot.path}/{id_}" if spot.pointer else id_
        return _Spot(path, (*spot.pointer, part), _inner(spot.value, part), holder)

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


class _Spot(NamedTuple):
    """Something in a file: its path of ids, its pointer, its value, the part that it stands in."""

    path: str
    pointer: Pointer
    value: object
    holder: object


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
        values: dict[str, Any] = item.__dict__ if isinstance(item, Part) else {}
        own = ""
        for key in _NAMING:
            if (said := values.get(key)) is not None:
                own = str(said)
                break
        if not values and item is not None:
            own = str(item)
        name = own or str(getattr(holder, "name", None) or "")  # a touchpoint is called like its step
        written, score = values.get("id"), values.get("score")
        if written is None and not name[:1].isalnum() and not any(char.isalnum() for char in name[:_LONGEST]):
            written = _part(name) or None
        if written is None and score is not None and not own:
            written = f"{score:g}"
        yield (None if written is None else _part(written)), name[:_LONGEST]


def _part(word: str) -> str:
    """Return a key or an id as one part of a path: short, on one line, without slashes."""
    word = word[:_LONGEST]
    if word.isprintable() and "/" not in word:
        return word
    return "".join("-" if char == "/" or not char.isprintable() else char for char in word)
