"""The files that a map names: images and drill-downs; they exist, inside the project, and no drill-down comes back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cjmap.finding import Finding
from cjmap.loader.codes import finding
from cjmap.model.texts import Part
from cjmap.model.walk import parts
from cjmap.source import Source, read
from cjmap.where import Pointer

MAX_DRILL_DOWNS = 100
"""So many maps are followed from one; more than that is no hierarchy that anybody reads."""


def check_files(root_part: Part, source: Source, file: Path, root: Path) -> Iterator[Finding]:
    """Yield a finding for each `image` and `journey` that is missing, outside the project, or leads back to `file`.

    `file` is the map itself, `root` the project's folder; links are resolved before they are compared.
    """
    for pointer, part in parts(root_part):
        for key in ("image", "journey"):
            name = part.__dict__.get(key)
            if isinstance(name, str):
                yield from _check_file((*pointer, key), name, source, file, root)


def _check_file(pointer: Pointer, name: str, source: Source, file: Path, root: Path) -> Iterator[Finding]:
    place, existing = source.place(pointer), source.existing(pointer)
    key = str(pointer[-1])
    target = resolve_inside(file.parent, name, root)
    if target is None:
        message = f"`{key}` is `{name}`, which is outside the project"
        yield finding("REF05", message, place, existing, help="Keep it below the project's folder; nothing is fetched.")
    elif not target.is_file():
        yield finding("REF04", f"`{key}` is `{name}`, and there is no such file", place, existing, help=_RELATIVE)
    elif key == "journey" and (circle := _way_back(file.resolve(), target, root)):
        names = " > ".join(step.name for step in circle)
        yield finding("REF06", f"the drill-down `{name}` comes back to this map: {names}", place, existing)


_RELATIVE = "Paths are relative to the map's own folder."


def resolve_inside(folder: Path, name: str, root: Path) -> Path | None:
    """Return the file that a path means, links resolved; None if it is outside of `root` or no path at all."""
    if "://" in name or "\0" in name:
        return None
    try:
        target = (folder / name).resolve()
        return target if target.is_relative_to(root.resolve()) else None
    except (OSError, RuntimeError, ValueError):
        return None


def _way_back(start: Path, target: Path, root: Path) -> list[Path] | None:
    """Return the drill-downs from `start` through `target` and back to `start`, None if they do not come back."""
    ways = [[start, target]]
    seen = {target}
    while ways and len(seen) <= MAX_DRILL_DOWNS:
        way = ways.pop(0)
        if way[-1] == start:
            return way
        for name in _drill_downs(way[-1]):
            further = resolve_inside(way[-1].parent, name, root)
            if further is not None and further not in seen:
                seen.add(further)
                ways.append([*way, further])
    return None


def _drill_downs(file: Path) -> Iterator[str]:
    """Yield what a map's `journey` keys say; nothing for a file that cannot be read."""
    try:
        data = read(file.read_bytes(), file.name).data
    except OSError:
        return
    waiting: list[Any] = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            waiting += [inner for key, inner in value.items() if key != "x"]
            if isinstance(value.get("journey"), str):
                yield value["journey"]
