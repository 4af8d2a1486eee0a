"""Loading maps together with what their project shares."""

import errno
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from msgspec import Struct, field

from cjmap.cache.looks import act
from cjmap.checker.task import Task, load_map
from cjmap.cli.files import Found, MapFile, Projects, Unread, read_inside
from cjmap.cli.texts import Texts
from cjmap.finding import Finding, Severity
from cjmap.loader import Loaded, LoadedShared, load_shared
from cjmap.loader.codes import finding
from cjmap.loader.files import resolve_inside
from cjmap.model.tables import Shared
from cjmap.reports.report import Report
from cjmap.settings import Settings, shown_path
from cjmap.source import Lines
from cjmap.where import Place

_NOT_THERE = (0, errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
"""What `read_inside` says of a name that cannot be a file's."""


class SharedFiles(Struct, frozen=True):
    """The shared files of a project, a finding for each that is not there; `incomplete` if one is, or has errors."""

    files: tuple[LoadedShared, ...] = ()
    missing: tuple[Finding, ...] = ()
    incomplete: bool = False

    @property
    def tables(self) -> tuple[Shared, ...]:
        """Return the tables of the files."""
        return tuple(file.tables for file in self.files)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all that is wrong with them."""
        return (*self.missing, *(item for file in self.files for item in file.findings))


class Told(Protocol):
    """A map with what is wrong with it."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what the loader found."""

    @property
    def unshown(self) -> int:
        """Return how many findings of the loader are beyond its cap."""


Kept = TypeVar("Kept", bound=Told)


class Loading(Struct, Generic[Kept]):
    """What became of the maps of a run: what is kept of each, in order, the shared files, what could not be read.

    `shared` is by the settings file of the project, None for maps without one. `left_out` says why files that were
    found are no maps to load.
    """

    maps: list[tuple[MapFile, Kept]] = field(default_factory=list)
    shared: dict[Path | None, SharedFiles] = field(default_factory=lambda: {None: SharedFiles()})
    texts: Texts = field(default_factory=Texts)
    unread: list[Unread] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def findings(self) -> list[Finding]:
        """Return all findings in order."""
        every = [item for shared in self.shared.values() for item in shared.findings]
        every += [item for _, kept in self.maps for item in kept.findings]
        return sorted(every, key=lambda item: item.order)

    def report(self) -> Report:
        """Return what there is to tell."""
        files = [each for shared in self.shared.values() for each in shared.files]
        unshown = sum(each.unshown for each in files) + sum(kept.unshown for _, kept in self.maps)
        return Report(
            tuple(self.findings),
            len(self.maps),
            unshown,
            self.texts,
            tuple(item.path for item in self.unread),
            paths=tuple(item.path for item, _ in self.maps),
        )

    def find_shared(self, settings: Settings) -> SharedFiles:
        """Return the shared files of a project, which are read once."""
        if settings.file not in self.shared:
            self.shared[settings.file] = _load_shared(settings, self.unread)
            self.texts.held.update({each.source.path: each.source.lines for each in self.shared[settings.file].files})
        return self.shared[settings.file]

    def load(self, item: MapFile, task: Task) -> Loaded | None:
        """Return a map whose text is held; None for one that cannot be read, which is told."""
        try:
            data = read_map(item, task)
        except OSError as error:
            self.unread.append(unread(item, error))
            return None
        loaded = load_map(data, item.path, item.file, task)
        self.texts.held[item.path] = loaded.source.lines
        return loaded


def begin_loading(found: Found) -> "Loading[Kept]":
    """Return what there is to tell before the first map is read."""
    return Loading(unread=list(found.unread), left_out=list(found.left_out))


def load_maps(found: Found, projects: Projects) -> Loading[Loaded]:
    """Load maps with the shared files of their projects, and keep them whole."""
    loading: Loading[Loaded] = begin_loading(found)
    for item in found.maps:
        settings = projects.settings(item.file.parent)
        loaded = loading.load(item, task_of(settings, loading.find_shared(settings)))
        if loaded is not None:
            loading.maps.append((item, loaded))
    return loading


def task_of(settings: Settings, shared: SharedFiles) -> Task:
    """Return what is asked of each map of a project: whether it is well-formed."""
    return Task(settings.root, settings.max_size, shared.files, shared.incomplete)


def path_in_project(item: MapFile, task: Task) -> str:
    """Return the path of a map relative to its project's folder."""
    return item.file.relative_to(task.root).as_posix() if task.root is not None else item.path


def unread(item: MapFile, error: OSError) -> Unread:
    """Return that a map could not be read."""
    return Unread(item.path, error.strerror or str(error))


def read_map(item: MapFile, task: Task) -> bytes:
    """Return the bytes of a map, one more than the size cap allows at most.

    Raises:
        OSError: if it cannot be read.
    """
    if not item.from_stdin:
        return read_inside(item.file, task.max_size + 1, task.root or item.file.parent)
    act()
    if sys.stdin is None:
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdin.buffer.read(task.max_size + 1)


def _load_shared(settings: Settings, unread: list[Unread]) -> SharedFiles:
    """Load the shared files of a project: each may refer to all the others, so all are read before they are checked."""
    names: dict[Path | str, str] = {}
    for name in settings.shared:
        names.setdefault(resolve_inside(settings.root, name, settings.root) or name, name)
    missing: list[Finding] = []
    texts = list(_read_shared(settings, names, unread, missing))
    alone = [load_shared(data, path, (), settings.max_size, incomplete=True) for path, data in texts]
    tables = [loaded.tables for loaded in alone]
    wrong = any(item.severity is Severity.ERROR for loaded in alone for item in loaded.findings)
    incomplete = wrong or len(texts) < len(names)
    files: list[LoadedShared] = []
    for index, (path, data) in enumerate(texts):
        others = (*tables[:index], *tables[index + 1 :])
        loaded = load_shared(data, path, others, settings.max_size, incomplete)
        files.append(loaded)
        incomplete = incomplete or any(item.severity is Severity.ERROR for item in loaded.findings)
    return SharedFiles(tuple(files), tuple(missing), incomplete)


def _read_shared(
    settings: Settings, names: dict[Path | str, str], unread: list[Unread], missing: list[Finding]
) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each shared file that can be read, and tell the others; a text is outside the project."""
    for file, name in names.items():
        if isinstance(file, str):
            missing.append(_no_shared_file(settings, name, "REF05"))
            continue
        try:
            yield shown_path(file), read_inside(file, settings.max_size + 1, settings.root)
        except OSError as error:
            if error.errno in _NOT_THERE:
                missing.append(_no_shared_file(settings, name, "REF04"))
            else:
                unread.append(Unread(shown_path(file), error.strerror or str(error)))


def _no_shared_file(settings: Settings, name: str, rule: str) -> Finding:
    """Return the finding for a shared file that is not there, placed where the settings name it."""
    origin = next(layer.origin for layer in reversed(settings.layers) if layer.shared is not None)
    lines = Lines(Path(origin).read_text("utf-8-sig"))
    quoted = next((each for each in (f'"{name}"', f"'{name}'") if each in lines.text), None)
    start, length = (lines.text.find(quoted) + 1, len(name)) if quoted else (0, 0)
    place = Place(origin, *lines.position(start), *lines.position(start + length))
    if rule == "REF05":
        return finding(rule, f"the shared file `{name}` is outside the project", place)
    return finding(rule, f"there is no shared file `{name}`", place, help=_RELATIVE)


_RELATIVE = "Paths of shared files are relative to the project's folder."
