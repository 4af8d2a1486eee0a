"""Remembering a run that was done, if it would go the same way again."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from cjmap.cache.identity import identity, kind, settled
from cjmap.cache.looks import Looks, ways
from cjmap.cache.replay import Asked, identities
from cjmap.cache.run import Run, Said


def remember(asked: Asked, looks: Looks, said: Sequence[Said], code: int) -> None:
    """Store a run for the next time, unless something that it looked at may have changed since it began."""
    if asked.folder is None or looks.acted or not said or code not in (0, 1):
        return
    for file in _program():
        looks.contents.setdefault(file, identity(file))
    contents, kinds = _needed(looks, asked.by_content)
    if any(b"\0" in path for path in (*contents, *kinds)):  # no file has such a name, and no list could hold it
        return
    identified = identities(contents, kinds, asked.by_content)
    if _is_as_seen(looks, asked.began_ns):
        asked.folder.write(asked.name, Run(asked.key, contents, kinds, identified, said, code).pack())


def _is_as_seen(looks: Looks, began_ns: int) -> bool:
    """Tell whether all that was looked at is still what it was, and would not be if it had been changed meanwhile."""
    return (
        all(settled(seen, began_ns) for seen in looks.contents.values())
        and all(identity(path) == seen for path, seen in looks.contents.items())
        and all(kind(path) == seen for path, seen in looks.kinds.items())
    )


def _needed(looks: Looks, by_content: bool) -> tuple[list[bytes], list[bytes]]:
    """Return the paths to compare: all contents, and the kinds of all that lies on the way to what was looked at.

    What the list of names of a folder tells already is left out: by its times it tells of everything that took
    another's place, by its content only of names.
    """
    contents = _shortened(looks.contents)
    listed = {path for path in contents if os.path.isdir(path)}
    missing = {path for path in contents if _above(path) in listed and not os.path.lexists(path)}
    on_the_way = _shortened(ways((*contents, *looks.kinds)))
    kinds = {path for path in on_the_way if by_content or _above(path) not in listed}
    return list(map(os.fsencode, sorted(contents - missing))), list(map(os.fsencode, sorted(kinds)))


def _shortened(paths: Iterable[str]) -> set[str]:
    """Return paths as they are seen from the current folder: short ones are looked up faster."""
    here = os.path.join(os.getcwd(), "")
    return {path.removeprefix(here) or os.curdir for path in paths}


def _above(path: str) -> str:
    return os.path.dirname(path) or os.curdir


def _program() -> list[str]:
    """Return the files that this process runs: our modules and data, and what others are installed under one name."""
    files = []
    for name, module in sys.modules.items():
        top = name.partition(".")[0]
        file = getattr(module, "__file__", None)
        if file and (top == "cjmap" or (top == name and name not in sys.stdlib_module_names)):
            files.append(file)
    package = Path(__file__).parent.parent
    return [*files, *map(str, (*package.glob("vocabulary/**/*.json"), *package.glob("rules/*.md")))]
