"""Finding map files: what is named is taken, folders are searched."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from cjmap.errors import CjmapError
from cjmap.settings import Settings, find_settings

SUFFIXES = (".cjm.yaml", ".cjm.yml")
STDIN = "-"


@dataclass(frozen=True, slots=True)
class MapFile:
    """A map to read: its path as shown to people, and the file; `path` is "-" for stdin."""

    path: str
    file: Path
    from_stdin: bool = False


@dataclass(slots=True)
class Projects:
    """The settings of each folder, looked up once."""

    known: dict[Path, Settings] = field(default_factory=dict)

    def settings(self, folder: Path) -> Settings:
        """Return the settings that hold in an absolute folder."""
        if folder not in self.known:
            self.known[folder] = find_settings(folder)
        return self.known[folder]


def find_maps(paths: Iterable[Path], projects: Projects, stdin_name: str | None = None) -> list[MapFile]:
    """Return the maps that `paths` mean, each once: files as they are, folders searched, "-" for stdin.

    A folder is searched for `*.cjm.yaml` and `*.cjm.yml`, in the order of the names; hidden folders, virtual
    environments, node_modules and what the settings exclude are left out.

    Raises:
        CjmapError: a path that does not exist, or no map at all.
    """
    named = list(paths)
    found: dict[Path, MapFile] = {}
    for path in named:
        for item in _maps_of(path, projects, stdin_name):
            found.setdefault(item.file, item)
    if not found:
        places = ", ".join(f"`{path}`" for path in named)
        wanted = " or ".join(f"*{suffix}" for suffix in SUFFIXES)
        raise CjmapError(f"no map found: looked for {wanted} in {places}")
    return list(found.values())


def _maps_of(path: Path, projects: Projects, stdin_name: str | None) -> Iterator[MapFile]:
    if str(path) == STDIN:
        name = stdin_name or "stdin.cjm.yaml"
        yield MapFile(stdin_name or "<stdin>", Path(name).absolute(), from_stdin=True)
    elif path.is_dir():
        for file in _search(path):
            absolute = file.absolute()
            if not _is_excluded(absolute, projects.settings(absolute.parent)):
                yield MapFile(_shown(file), absolute)
    elif path.exists():
        yield MapFile(_shown(path), path.absolute())
    else:
        raise CjmapError(f"{path}: no such file or folder")


def _search(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_left_out(Path(place, name)))
        yield from (Path(place, name) for name in sorted(files) if name.lower().endswith(SUFFIXES))


def _is_left_out(folder: Path) -> bool:
    name = folder.name
    return name.startswith(".") or name in ("node_modules", "__pycache__") or (folder / "pyvenv.cfg").is_file()


def _is_excluded(file: Path, settings: Settings) -> bool:
    """Tell whether a pattern of the settings covers a file: the file itself, or a folder that it is in."""
    try:
        relative = file.relative_to(settings.root)
    except ValueError:
        return False
    names = [relative.as_posix(), *(parent.as_posix() for parent in relative.parents if parent.name)]
    return any(fnmatchcase(name, pattern.rstrip("/")) for pattern in settings.exclude for name in names)


def _shown(path: Path) -> str:
    """Return a path as people see it; one that begins like a workflow command is told apart from it."""
    shown = path.as_posix()
    return f"./{shown}" if shown.startswith(":") else shown
