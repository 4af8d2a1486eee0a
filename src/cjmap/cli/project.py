"""Loading maps together with what their project shares."""

import errno
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cjmap.cli.files import Found, MapFile, Projects, Unread, read_file
from cjmap.errors import CjmapError
from cjmap.finding import Finding, Severity
from cjmap.loader import Loaded, load, load_shared
from cjmap.loader.codes import finding
from cjmap.loader.files import resolve_inside
from cjmap.model.tables import Shared
from cjmap.reports.report import Report
from cjmap.settings import Settings, shown_path
from cjmap.source import Lines
from cjmap.where import Place

_NOT_THERE = (0, errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
"""What `read_file` says of a name that cannot be a file's."""


@dataclass(slots=True)
class Loading:
    """What became of loading maps: the maps in order, what is wrong in shared files, what could not be read.

    `left_out` says why files that were found are no maps to load; `unshown` counts the findings beyond the cap of their
    file.
    """

    maps: list[tuple[MapFile, Loaded]] = field(default_factory=list)
    shared_findings: list[Finding] = field(default_factory=list)
    texts: dict[str, Lines] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    unshown: int = 0

    @property
    def findings(self) -> list[Finding]:
        """Return all findings in order."""
        every = [*self.shared_findings, *(item for _, loaded in self.maps for item in loaded.findings)]
        return sorted(every, key=lambda item: item.order)

    def report(self) -> Report:
        """Return what there is to tell."""
        unreadable = tuple(item.path for item in self.unread)
        return Report(tuple(self.findings), len(self.maps), self.unshown, self.texts, unreadable)


@dataclass(frozen=True, slots=True)
class SharedFiles:
    """The shared files of a project: their tables; `incomplete` if one is missing or has errors."""

    tables: tuple[Shared, ...] = ()
    incomplete: bool = False


def load_maps(found: Found, projects: Projects) -> Loading:
    """Load maps with the shared files of their projects, each of which is read once."""
    loading = Loading(unread=list(found.unread), left_out=list(found.left_out))
    shared: dict[Path | None, SharedFiles] = {None: SharedFiles()}
    for item in found.maps:
        settings = projects.settings(item.file.parent)
        if settings.file not in shared:
            shared[settings.file] = _load_shared(settings, loading)
        try:
            data = _read(item, settings.max_size + 1)
        except OSError as error:
            loading.unread.append(Unread(item.path, error.strerror or str(error)))
            continue
        known = shared[settings.file]
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
    files: dict[Path | str, str] = {}
    for name in settings.shared:
        files.setdefault(resolve_inside(settings.root, name, settings.root) or name, name)
    texts = list(_read_shared(settings, files, loading))
    alone = [load_shared(data, path, (), settings.max_size, incomplete=True) for path, data in texts]
    tables = [loaded.tables for loaded in alone]
    wrong = any(item.severity is Severity.ERROR for loaded in alone for item in loaded.findings)
    incomplete = wrong or len(texts) < len(files)
    for index, (path, data) in enumerate(texts):
        others = (*tables[:index], *tables[index + 1 :])
        loaded = load_shared(data, path, others, settings.max_size, incomplete)
        loading.shared_findings += loaded.findings
        loading.unshown += loaded.unshown
        loading.texts[path] = loaded.source.lines
        incomplete = incomplete or any(item.severity is Severity.ERROR for item in loaded.findings)
    return SharedFiles(tuple(tables), incomplete)


def _read_shared(settings: Settings, files: dict[Path | str, str], loading: Loading) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each shared file that can be read, and tell the others; a text is outside the project."""
    for file, name in files.items():
        if isinstance(file, str):
            loading.shared_findings.append(_no_shared_file(settings, name, "REF05"))
            continue
        try:
            yield shown_path(file), read_file(file, settings.max_size + 1)
        except OSError as error:
            if error.errno in _NOT_THERE:
                loading.shared_findings.append(_no_shared_file(settings, name, "REF04"))
            else:
                loading.unread.append(Unread(shown_path(file), error.strerror or str(error)))


def _no_shared_file(settings: Settings, name: str, rule: str) -> Finding:
    """Return the finding for a shared file that is not there, placed where the settings name it."""
    if settings.file is None:
        raise CjmapError(f"{name}: no such shared file")
    lines = Lines(settings.file.read_text("utf-8-sig"))
    quoted = next((each for each in (f'"{name}"', f"'{name}'") if each in lines.text), None)
    start, length = (lines.text.find(quoted) + 1, len(name)) if quoted else (0, 0)
    place = Place(shown_path(settings.file), *lines.position(start), *lines.position(start + length))
    if rule == "REF05":
        return finding(rule, f"the shared file `{name}` is outside the project", place)
    return finding(rule, f"there is no shared file `{name}`", place, help="Paths are relative to the settings file.")
