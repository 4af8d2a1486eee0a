"""The texts of the files of a run, for code frames: read again when something of them is shown."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from cjmap.disk.reading import read_file
from cjmap.source import Lines
from cjmap.source.decode import decode

_KEPT = 8
"""So many texts are kept: findings are told file by file, and speak of few others."""


def digest_of(data: bytes) -> str:
    """Return what stands for the bytes of a file."""
    return blake2b(data, digest_size=16).hexdigest()


class Origin(Struct, frozen=True):
    """Where a text can be read again: the file, the project's folder, the size cap, and what stands for its bytes."""

    file: Path
    root: Path
    max_size: int
    digest: str


@dataclass(slots=True)
class Texts(Mapping[str, Lines]):
    """The lines of files by their paths as shown. A file that was changed since it was looked at has none any more."""

    held: dict[str, Lines] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    _recent: "OrderedDict[str, Lines | None]" = field(default_factory=OrderedDict)

    def __getitem__(self, path: str) -> Lines:
        """Return the lines of a file.

        Raises:
            KeyError: if they are not known any more.
        """
        lines = self.held.get(path) or self._read(path)
        if lines is None:
            raise KeyError(path)
        return lines

    def __iter__(self) -> Iterator[str]:
        """Yield the paths of all files."""
        yield from self.held
        yield from self.origins

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self.held) + len(self.origins)

    def _read(self, path: str) -> Lines | None:
        if path not in self._recent:
            self._recent[path] = _lines(self.origins[path])
            if len(self._recent) > _KEPT:
                self._recent.popitem(last=False)
        self._recent.move_to_end(path)
        return self._recent[path]


def _lines(origin: Origin) -> Lines | None:
    try:
        data = read_file(origin.file, origin.max_size + 1, origin.root)
    except OSError:
        return None
    if digest_of(data) != origin.digest:
        return None
    return Lines("" if len(data) > origin.max_size else decode(data).text)
