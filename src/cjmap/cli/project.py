"""Loading maps together with what their project shares."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cjmap.cli.files import MapFile, Projects
from cjmap.errors import CjmapError
from cjmap.finding import Finding
from cjmap.loader import Loaded, load, load_shared
from cjmap.loader.codes import finding
from cjmap.loader.files import resolve_inside
from cjmap.model.tables import Shared
from cjmap.settings import Settings
from cjmap.source import Lines
from cjmap.where import Place


@dataclass(slots=True)
class Loading:
    """What became of loading maps: the maps in order, what is wrong in shared files, files that could not be read."""

    maps: list[tuple[MapFile, Loaded]] = field(default_factory=list)
    shared_findings: list[Finding] = field(default_factory=list)
    texts: dict[str, Lines] = field(default_factory=dict)
    unreadable: list[str] = field(default_factory=list)

    @property
    def findings(self) -> list[Finding]:
        """Return all findings in order."""
        every = [*self.shared_findings, *(item for _, loaded in self.maps for item in loaded.findings)]
        return sorted(every, key=lambda item: item.order)

    @property
    def unshown(self) -> int:
        """Return how many findings are beyond the cap of their file."""
        return sum(loaded.unshown for _, loaded in self.maps)


def load_maps(files: Iterable[MapFile], projects: Projects) -> Loading:
    """Load maps with the shared files of their projects, each of which is read once."""
    loading = Loading()
    shared: dict[Path | None, list[Shared]] = {None: []}
    for item in files:
        settings = projects.settings(item.file.parent)
        if settings.file not in shared:
            shared[settings.file] = list(_load_shared(settings, loading))
        try:
            data = sys.stdin.buffer.read(settings.max_size + 1) if item.from_stdin else item.file.read_bytes()
        except OSError as error:
            loading.unreadable.append(f"{item.path}: cannot be read ({error.strerror})")
            continue
        loaded = load(data, item.path, shared[settings.file], item.file, settings.root, settings.max_size)
        loading.maps.append((item, loaded))
        if loaded.findings:
            loading.texts[item.path] = loaded.source.lines
    return loading


def _load_shared(settings: Settings, loading: Loading) -> Iterator[Shared]:
    tables: list[Shared] = []
    for name in settings.shared:
        file = resolve_inside(settings.root, name, settings.root)
        if file is None or not file.is_file():
            loading.shared_findings.append(_no_shared_file(settings, name, file))
            continue
        path = shown_path(file)
        loaded = load_shared(file.read_bytes(), path, tables, settings.max_size)
        loading.shared_findings += loaded.findings
        loading.texts[path] = loaded.source.lines
        tables.append(loaded.tables)
    yield from tables


def _no_shared_file(settings: Settings, name: str, file: Path | None) -> Finding:
    """Return the finding for a shared file that is not there, placed where the settings name it."""
    if settings.file is None:
        raise CjmapError(f"{name}: no such shared file")
    lines = Lines(settings.file.read_text("utf-8"))
    start = max(lines.text.find(name), 0)
    place = Place(shown_path(settings.file), *lines.position(start), *lines.position(start + len(name)))
    if file is None:
        return finding("REF05", f"the shared file `{name}` is outside the project", place)
    return finding("REF04", f"there is no shared file `{name}`", place, help="Paths are relative to the settings file.")


def shown_path(file: Path) -> str:
    """Return a file's path relative to the current folder where it lies in it, else as it is."""
    try:
        return file.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.as_posix()
