"""Finding map files: what is named is taken, folders are searched."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field

from cjmap.cache.looks import look_at, look_for
from cjmap.disk.reading import read_file
from cjmap.errors import CjmapError
from cjmap.loader.files import resolve_inside
from cjmap.settings import Layer, Settings, covers, find_settings, with_flags

SUFFIXES = (".cjm.yaml", ".cjm.yml")
STDIN = "-"


class MapFile(Struct, frozen=True):
    """A map to read: its path as shown to people, and the file, in the real place of its folder."""

    path: str
    file: Path
    from_stdin: bool = False


class Unread(Struct, frozen=True):
    """A file or folder that could not be read: its path as shown to people, and why."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: cannot be read ({self.reason})"


class Found(Struct):
    """What paths mean: the maps, what could not be read, what was left out and why, how many maps are excluded."""

    maps: list[MapFile] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    excluded: int = 0


class Projects(Struct):
    """The settings of each folder, with the flags on top, and the shared files of each project, looked up once."""

    flags: Layer = field(default_factory=Layer)
    known: dict[Path, Settings] = field(default_factory=dict)
    shared: dict[Path | None, frozenset[Path]] = field(default_factory=dict)

    def settings(self, folder: Path) -> Settings:
        """Return the settings that hold in an absolute folder."""
        if folder not in self.known:
            self.known[folder] = with_flags(find_settings(folder), self.flags)
        return self.known[folder]

    def shared_files(self, settings: Settings) -> frozenset[Path]:
        """Return the files that the settings of a project name as shared, links resolved."""
        if settings.file not in self.shared:
            files = (resolve_inside(settings.root, name, settings.root) for name in settings.shared)
            self.shared[settings.file] = frozenset(file for file in files if file is not None)
        return self.shared[settings.file]


def find_maps(paths: Iterable[Path], projects: Projects, stdin_name: str | None = None) -> Found:
    """Return the maps that `paths` mean, each once: files as they are, folders searched, "-" for stdin.

    A folder is searched for `*.cjm.yaml` and `*.cjm.yml`, in the order of the names. Hidden folders, virtual
    environments, node_modules, shared files and what the settings exclude are left out, and so is what is no file
    inside its project.

    Raises:
        CjmapError: a path that does not exist, or no map at all.
    """
    named = list(paths)
    search = _Search(projects)
    for path in named:
        search.add(path, stdin_name)
    found = search.found
    if not found.maps and not found.unread:
        raise CjmapError(f"no map found: {_why_none(found, named)}")
    return found


def read_inside(file: Path, most: int, root: Path) -> bytes:
    """Return the first `most` bytes of a file of the project whose folder is `root`.

    Raises:
        OSError: if it cannot be read, is no regular file, or lies outside the project.
    """
    look_at(file)
    return read_file(file, most, root)


class _Search:
    """Collects maps, each once however it is called."""

    def __init__(self, projects: Projects) -> None:
        self.projects = projects
        self.found = Found()
        self._seen: set[Path] = set()

    def add(self, path: Path, stdin_name: str | None) -> None:
        """Take what a path means."""
        look_at(path)
        try:
            if str(path) == STDIN:
                file = _real(Path(stdin_name or "stdin.cjm.yaml"))
                shown = stdin_name or "<stdin>"
                self._take(
                    MapFile(shown, file, from_stdin=True), Path(os.path.realpath(file)) if stdin_name else Path(STDIN)
                )
            elif stat.S_ISDIR(path.stat().st_mode):
                self._search(path)
            else:
                self._name(path, _real(path))
        except (FileNotFoundError, NotADirectoryError):
            raise CjmapError(f"{path}: no such file or folder") from None
        except OSError as error:
            self._miss(path, error)

    def _name(self, path: Path, file: Path) -> None:
        """Take a file that was named; a link out of its project is a stranger's way to show what is none of theirs."""
        target = file.resolve()
        if file.is_symlink() and file.is_file() and not target.is_relative_to(self.projects.settings(file.parent).root):
            raise OSError(0, "it is a link to a file outside the project; name that file itself")
        self._take(MapFile(_shown(path), file), target)

    def _search(self, folder: Path) -> None:
        """Take the maps below a folder."""
        for place, folders, files in os.walk(folder, onerror=lambda error: self._miss(Path(error.filename), error)):
            look_at(place)
            folders[:] = sorted(name for name in folders if not _is_left_out(Path(place, name)))
            maps = sorted(name for name in files if name.lower().endswith(SUFFIXES))
            real = Path(place).resolve()
            for name in maps:
                try:
                    self._weigh(Path(place, name), real / name)
                except OSError as error:
                    self._miss(Path(place, name), error)

    def _weigh(self, path: Path, file: Path) -> None:
        """Take a file that was found, unless something speaks against it."""
        look_at(path, file)
        settings = self.projects.settings(file.parent)
        if _is_excluded(file, settings):
            self.found.excluded += 1
            return
        mode = file.stat().st_mode
        target = file.resolve() if file.is_symlink() else file
        if not stat.S_ISREG(mode):
            self.found.left_out.append(f"{_shown(path)}: left out, it is not a regular file")
        elif not target.is_relative_to(settings.root):
            self.found.left_out.append(f"{_shown(path)}: left out, it is a link to a file outside the project")
        elif target not in self.projects.shared_files(settings):
            self._take(MapFile(_shown(path), file), target)

    def _take(self, item: MapFile, target: Path) -> None:
        if target not in self._seen:
            self._seen.add(target)
            self.found.maps.append(item)

    def _miss(self, path: Path, error: OSError) -> None:
        self.found.unread.append(Unread(_shown(path), error.strerror or str(error)))


def _why_none(found: Found, named: list[Path]) -> str:
    """Return what was looked for and where, and what there was that is not taken."""
    wanted = " or ".join(f"*{suffix}" for suffix in SUFFIXES)
    why = f"looked for {wanted} in {', '.join(f'`{path}`' for path in named)}"
    if found.excluded:
        why += f"; `exclude` in the settings covers {found.excluded}"
    return "; ".join((why, *found.left_out))


def _real(path: Path) -> Path:
    """Return a file in the real place of its folder; the file itself may be a link and keeps its name."""
    return Path(os.path.realpath(path.parent), path.name)


def _is_left_out(folder: Path) -> bool:
    name = folder.name
    look_for(folder / "pyvenv.cfg")
    return name.startswith(".") or name in ("node_modules", "__pycache__") or os.path.isfile(folder / "pyvenv.cfg")


def _is_excluded(file: Path, settings: Settings) -> bool:
    return covers(settings.exclude, file.relative_to(settings.root).as_posix())


def _shown(path: Path) -> str:
    """Return a path as people see it; one that begins like a workflow command is told apart from it."""
    shown = path.as_posix()
    return f"./{shown}" if shown.startswith(":") else shown
