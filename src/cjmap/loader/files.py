"""The files that a map names: images and drill-downs; they exist, inside the project, and no drill-down comes back."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from cjmap.cache.looks import look_at, look_for
from cjmap.disk.names import is_portable
from cjmap.disk.reading import read_file
from cjmap.finding import Finding
from cjmap.loader.codes import finding
from cjmap.loader.unknown_keys import short
from cjmap.model.texts import Part
from cjmap.source import Source, read
from cjmap.where import Pointer

MAX_DRILL_DOWNS = 100
"""So many maps are followed from one; more than that is no hierarchy that anybody reads."""

MAX_FOLLOWED = 4 << 20
"""So many bytes of them are read at most."""


def check_files(walked: Iterable[tuple[Pointer, Part]], source: Source, file: Path, root: Path) -> Iterator[Finding]:
    """Yield a finding for each `image` and `journey` that is missing, outside the project, or leads back to `file`.

    `walked` are the parts of the map, `file` is the map itself, `root` the project's folder; links are resolved before
    they are compared.
    """
    checker = _Checker(source, file, root)
    for pointer, part in walked:
        for key in _naming(part.__class__):
            name = part.__dict__[key]
            if isinstance(name, str):
                yield from checker.check((*pointer, key), name)


@cache
def _naming(kind: type[Part]) -> tuple[str, ...]:
    """Return the fields of a kind of part that name a file: most parts have none."""
    return tuple(key for key in ("image", "journey") if key in kind.model_fields)


def resolve_inside(folder: Path, name: str, root: Path) -> Path | None:
    """Return the file that a path means, links resolved; None if it is outside of `root` or `is_portable` not."""
    if not is_portable(name):
        return None
    look_for(folder / name)
    try:
        target = (folder / name).resolve()
        if not target.is_relative_to(root.resolve()):
            return None
        look_for(target)
        return target
    except (OSError, RuntimeError, ValueError):
        return None


class _Checker:
    """Looks at the files that one map names, each once."""

    def __init__(self, source: Source, file: Path, root: Path) -> None:
        self.source = source
        self.file = file
        self.root = root
        self.left = MAX_FOLLOWED
        self.links: dict[Path, tuple[str, ...]] = {}
        self.circles: dict[Path, list[Path] | None] = {}

    def check(self, pointer: Pointer, name: str) -> Iterator[Finding]:
        """Yield the finding for one named file, if any."""
        place, existing = self.source.place(pointer), self.source.existing(pointer)
        key, shown = str(pointer[-1]), short(name)
        target = resolve_inside(self.file.parent, name, self.root)
        if _is_odd(name):
            message = f"`{key}` is `{shown}`, which is no relative path that means the same everywhere"
            help = f"Write it like `images/anna.png`, with `/` between folders. {_RELATIVE}"
            yield finding("REF05", message, place, existing, help=help)
        elif target is None:
            message = f"`{key}` is `{shown}`, which is outside the project"
            help = "Keep it below the project's folder; nothing is fetched."
            yield finding("REF05", message, place, existing, help=help)
        elif not _is_file(target):
            yield finding("REF04", f"`{key}` is `{shown}`, and there is no such file", place, existing, help=_RELATIVE)
        elif key == "journey" and (circle := self._circle(target)):
            names = " > ".join(step.name for step in circle)
            yield finding("REF06", f"the drill-down `{shown}` comes back to this map: {names}", place, existing)

    def _circle(self, target: Path) -> list[Path] | None:
        if target not in self.circles:
            self.circles[target] = self._way_back(self.file.resolve(), target)
        return self.circles[target]

    def _way_back(self, start: Path, target: Path) -> list[Path] | None:
        """Return the drill-downs from `start` through `target` and back to `start`, None if they do not come back."""
        ways = [[start, target]]
        seen = {target}
        while ways and len(seen) <= MAX_DRILL_DOWNS:
            way = ways.pop(0)
            if way[-1] == start:
                return way
            for name in self._drill_downs(way[-1]):
                further = resolve_inside(way[-1].parent, name, self.root)
                if further is not None and further not in seen:
                    seen.add(further)
                    ways.append([*way, further])
        return None

    def _drill_downs(self, file: Path) -> tuple[str, ...]:
        """Return what a map's `journey` keys say; nothing for a file that cannot be read or is too much to read."""
        if file not in self.links:
            self.links[file] = ()
            look_at(file)
            try:
                text = read_file(file, self.left + 1, self.root)
                if len(text) <= self.left:
                    self.left -= len(text)
                    data = read(text, file.name, max(len(text), 1)).data
                    self.links[file] = tuple(dict.fromkeys(_journeys(data)))
            except OSError:
                pass
        return self.links[file]


def _is_odd(name: str) -> bool:
    """Tell whether a text may look like a relative path, and is none everywhere."""
    return not is_portable(name) and "://" not in name and not name.startswith("/")


_RELATIVE = "Paths are relative to the map's own folder."


def _is_file(target: Path) -> bool:
    try:
        return target.is_file()
    except OSError:  # a name that is too long, a folder that is closed
        return False


def _journeys(data: Any) -> Iterator[str]:
    """Yield the values of all `journey` keys."""
    waiting: list[Any] = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            waiting += [inner for key, inner in value.items() if key != "x"]
            if isinstance(value.get("journey"), str):
                yield value["journey"]
