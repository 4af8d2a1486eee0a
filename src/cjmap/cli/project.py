"""Loading maps together with what their project shares."""

import errno
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cjmap.cli.files import Found, MapFile, Projects, Unread, read_file
from cjmap.finding import Finding, Severity
from cjmap.loader import Loaded, LoadedShared, load, load_shared
from cjmap.loader.codes import finding
from cjmap.loader.files import resolve_inside
from cjmap.model.tables import Shared
from cjmap.reports.report import Report
from cjmap.settings import Settings, shown_path
from cjmap.source import Lines
from cjmap.where import Place

_NOT_THERE = (0, errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
"""What `read_file` says of a name that cannot be a file's."""


@dataclass(frozen=True, slots=True)
class SharedFiles:
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


@dataclass(slots=True)
class Loading:
    """What became of loading maps: the maps in order, the shared files of each project, what could not be read.

    `shared` is by the settings file of the project, None for maps without one. `left_out` says why files that were
    found are no maps to load; `unshown` counts the findings beyond the cap of their file.
    """

    maps: list[tuple[MapFile, Loaded]] = field(default_factory=list)
    shared: dict[Path | None, SharedFiles] = field(default_factory=lambda: {None: SharedFiles()})
    texts: dict[str, Lines] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    unshown: int = 0

    @property
    def findings(self) -> list[Finding]:
        """Return all findings in order."""
        every = [item for shared in self.shared.values() for item in shared.findings]
        every += [item for _, loaded in self.maps for item in loaded.findings]
        return sorted(every, key=lambda item: item.order)

    def report(self) -> Report:
        """Return what there is to tell."""
        unreadable = tuple(item.path for item in self.unread)
        return Report(tuple(self.findings), len(self.maps), self.unshown, self.texts, unreadable)


def load_maps(found: Found, projects: Projects) -> Loading:
    """Load maps with the shared files of their projects, each of which is read once."""
    loading = Loading(unread=list(found.unread), left_out=list(found.left_out))
    for item in found.maps:
        settings = projects.settings(item.file.parent)
        if settings.file not in loading.shared:
            loading.shared[settings.file] = _load_shared(settings, loading)
        try:
            data = _read(item, settings.max_size + 1)
        except OSError as error:
            loading.unread.append(Unread(item.path, error.strerror or str(error)))
            continue
        known = loading.shared[settings.file]
        loaded = load(
            data, item.path, known.tables, item.file, settings.root, settings.max_size, incomplete=known.incomplete
        )
        loading.maps.append((item, loaded))
        loading.unshown += loaded.unshown
        if loaded.findings:
            loading.texts[item.path] = loaded.source.lines
    return loading


def _read(item: MapFile, most: int) -> bytes:
    if not item.from_stdin:
        return read_file(item.file, most)
    if sys.stdin is None:
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdin.buffer.read(most)


def _load_shared(settings: Settings, loading: Loading) -> SharedFiles:
    """Load the shared files of a project: each may refer to all the others, so all are read before they are checked."""
    names: dict[Path | str, str] = {}
    for name in settings.shared:
        names.setdefault(resolve_inside(settings.root, name, settings.root) or name, name)
    missing: list[Finding] = []
    texts = list(_read_shared(settings, names, loading, missing))
    alone = [load_shared(data, path, (), settings.max_size, incomplete=True) for path, data in texts]
    tables = [loaded.tables for loaded in alone]
    wrong = any(item.severity is Severity.ERROR for loaded in alone for item in loaded.findings)
    incomplete = wrong or len(texts) < len(names)
    files: list[LoadedShared] = []
    for index, (path, data) in enumerate(texts):
        others = (*tables[:index], *tables[index + 1 :])
        loaded = load_shared(data, path, others, settings.max_size, incomplete)
        files.append(loaded)
        loading.unshown += loaded.unshown
        loading.texts[path] = loaded.source.lines
        incomplete = incomplete or any(item.severity is Severity.ERROR for item in loaded.findings)
    return SharedFiles(tuple(files), tuple(missing), incomplete)


def _read_shared(
    settings: Settings, names: dict[Path | str, str], loading: Loading, missing: list[Finding]
) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each shared file that can be read, and tell the others; a text is outside the project."""
    for file, name in names.items():
        if isinstance(file, str):
            missing.append(_no_shared_file(settings, name, "REF05"))
            continue
        try:
            yield shown_path(file), read_file(file, settings.max_size + 1)
        except OSError as error:
            if error.errno in _NOT_THERE:
                missing.append(_no_shared_file(settings, name, "REF04"))
            else:
                loading.unread.append(Unread(shown_path(file), error.strerror or str(error)))


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
