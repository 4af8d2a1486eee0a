"""What was found in each map: answered from the cache as long as nothing that the finding looked at has changed.

The maps of one project lie in a few entries of the cache's folder, by their names: one that has changed rewrites
little, and reading them all is quick. An entry begins with a line of JSON that tells of each map what was looked at,
then come the bytes that were kept of each.
"""

import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b

import msgspec
from msgspec import Struct, field

from cjmap.cache.folder import Folder
from cjmap.cache.identity import Identity, identity, kind, settled
from cjmap.cache.looks import ways

SHARDS = 16
"""So many entries hold the maps of a project: of 10,000 maps of 1,400 lines each has about five megabytes."""

Pieces = tuple[bytes, ...]


class _Line(Struct):
    """What is told of one map: the files that were looked at, the lengths of its pieces, and their digest."""

    contents: dict[str, Identity]
    kinds: dict[str, Identity]
    lengths: tuple[int, ...]
    digest: str


class _Index(Struct):
    key: str
    maps: dict[str, _Line]


class _Shard(Struct):
    """One entry: what is told of its maps, and their pieces; `fresh` are the maps that this run looked at."""

    lines: dict[str, _Line] = field(default_factory=dict)
    pieces: dict[str, Pieces] = field(default_factory=dict)
    fresh: bool = False


class KnownMaps:
    """What is remembered of the maps of one project.

    `key` says all that decides what is found in a map, but for the files that are looked at: the version, the settings,
    the shared files, the day. What was found under another key is forgotten.
    """

    def __init__(self, folder: Folder, name: str, key: str, began_ns: int, by_content: bool = False) -> None:
        """Take the cache's folder, a name for this project, the key, and when the run began."""
        self._folder = folder
        self._name = name
        self._key = key
        self._began_ns = began_ns
        self._by_content = by_content
        self._shards: dict[int, _Shard] = {}
        self._identities: dict[str, Identity] = {}
        self._kinds: dict[str, Identity] = {}

    def find(self, map_: str) -> tuple[Pieces, Mapping[str, Identity], Mapping[str, Identity]] | None:
        """Return what was kept of a map, with the contents and kinds that were looked at; None if it must be looked at.

        `map_` names it: its path as shown to people, and the file.
        """
        shard = self._shard(map_)
        line = shard.lines.get(map_)
        if line is None or not self._is_as_seen(line):
            return None
        return shard.pieces[map_], line.contents, line.kinds

    def keep(self, map_: str, pieces: Pieces, contents: Mapping[str, Identity], kinds: Mapping[str, Identity]) -> None:
        """Remember what was found in a map, which looked at some contents and kinds.

        What may have changed while it was looked at is not remembered, nor is a name that is no text: JSON has none.
        """
        on_the_way = ways((*contents, *kinds))
        if not all(map(_is_text, (map_, *on_the_way))):
            return
        if not all(settled(seen, self._began_ns) for seen in contents.values()):
            return
        if self._by_content:
            if any(identity(path) != seen for path, seen in contents.items()):
                return
            contents = {path: identity(path, by_content=True) for path in contents}
        seen = {path: kinds.get(path) or kind(path) for path in on_the_way}
        shard = self._shard(map_)
        shard.lines[map_] = _Line(dict(contents), seen, tuple(map(len, pieces)), _digest(pieces))
        shard.pieces[map_] = pieces
        shard.fresh = True

    def save(self) -> None:
        """Write what is new. Of the maps that this run did not look at, those are kept that still exist."""
        for number, shard in self._shards.items():
            if shard.fresh:
                lines = {map_: line for map_, line in shard.lines.items() if os.path.exists(_file(map_))}
                index = msgspec.json.encode(_Index(self._key, lines))
                pieces = (piece for map_ in lines for piece in shard.pieces[map_])
                self._folder.write(self._entry(number), b"".join((index, b"\n", *pieces)))

    def _shard(self, map_: str) -> _Shard:
        number = zlib.crc32(map_.encode("utf-8", "surrogatepass")) % SHARDS
        if number not in self._shards:
            self._shards[number] = _read(self._folder.read(self._entry(number)), self._key)
        return self._shards[number]

    def _entry(self, number: int) -> str:
        return f"maps-{self._name}-{number:02}"

    def _is_as_seen(self, line: _Line) -> bool:
        return all(self._identity(path) == seen for path, seen in line.contents.items()) and all(
            self._kind(path) == seen for path, seen in line.kinds.items()
        )

    def _identity(self, path: str) -> Identity:
        if path not in self._identities:
            self._identities[path] = identity(path, self._by_content)
        return self._identities[path]

    def _kind(self, path: str) -> Identity:
        if path not in self._kinds:
            self._kinds[path] = kind(path)
        return self._kinds[path]


def _is_text(name: str) -> bool:
    """Tell whether a name of a file is text: on Linux it may be any bytes."""
    return name.isascii() or not any("\ud800" <= char <= "\udfff" for char in name)


def _read(entry: bytes | None, key: str) -> _Shard:
    """Return what an entry holds; nothing if it has another key, or is not one to the last byte."""
    head, _, rest = (entry or b"").partition(b"\n")
    try:
        index = msgspec.json.decode(head, type=_Index)
    except (msgspec.MsgspecError, ValueError, RecursionError):  # a ValueError for what is no UTF-8
        return _Shard()
    if index.key != key:
        return _Shard()
    shard, at = _Shard(index.maps), 0
    for map_, line in index.maps.items():
        pieces = tuple(_cut(rest, at, line.lengths))
        at += sum(line.lengths)
        if min(line.lengths, default=0) < 0 or _digest(pieces) != line.digest:
            return _Shard()
        shard.pieces[map_] = pieces
    return shard if at == len(rest) else _Shard()


def _cut(data: bytes, at: int, lengths: Sequence[int]) -> Iterator[bytes]:
    for length in lengths:
        yield data[at : at + length]
        at += length


def _digest(pieces: Pieces) -> str:
    return blake2b(b"".join(pieces), digest_size=16).hexdigest()


def _file(map_: str) -> str:
    return map_.rpartition("\0")[2]
