"""Looking at the maps of a run, one after the other: each is read, looked at and forgotten.

Where a look was taken makes no difference: what is kept of a map is the same bytes, remembered from an earlier run,
from another process, or from this one.
"""

import os
import re
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import groupby

from msgspec import Struct, field
from msgspec.structs import replace

from cjmap.cache.findings import KnownMaps, Pieces
from cjmap.cache.identity import Identity
from cjmap.cache.looks import Looks
from cjmap.checker import Look, Seen, Task, Wide, load_map, look_at, see
from cjmap.checker.packing import ShapeError, pack, unpack
from cjmap.cli.bar import with_bar
from cjmap.cli.batches import ProjectKey, Question, project_key
from cjmap.cli.effort import Effort
from cjmap.cli.files import Found, MapFile, Projects, Unread
from cjmap.cli.known import known_maps
from cjmap.cli.project import Loading, begin_loading, path_in_project, read_map, unread
from cjmap.cli.texts import Origin, digest_of
from cjmap.loader.codes import NAMES as LOADER_NAMES
from cjmap.rules import NAMES

PAYS_FROM = (1 if sys.platform == "linux" else 4) << 20
"""So many bytes of maps are worth a second process: work of about half a second; where a process is started from the
beginning, of two."""

ENOUGH = 8
"""So many processes where nobody says how many: each takes 50 MB, and the run itself can only feed about 20."""

CHUNK = 1 << 18
"""So many bytes of maps go to a process at once: enough that handing them over costs nothing, few enough to share."""


class Errand(Struct, frozen=True):
    """A map to look at, and the number of its task."""

    item: MapFile
    task: int


class Packed(Struct, frozen=True):
    """What is kept of a map as bytes, and what was looked at for it; `pieces` are digest, look, and what is wide."""

    pieces: Pieces
    contents: Mapping[str, Identity] = field(default_factory=dict)
    kinds: Mapping[str, Identity] = field(default_factory=dict)


_DIGESTS = re.compile(rb"[0-9a-f]{32} (?:[0-9a-f]{32})?")
"""What stands for the text of a map, and for its summary if there is one."""

_RULES = {*NAMES, *LOADER_NAMES}

Made = Packed | Unread | None
"""What became of an errand; None if it must be done by the run itself."""


def look_at_maps(found: Found, projects: Projects, question: Question, effort: Effort) -> Loading[Seen]:
    """Look at the maps that were found, and return what there is to tell."""
    loading: Loading[Seen] = begin_loading(found)
    numbers: dict[ProjectKey, int] = {}
    tasks: list[Task] = []
    errands: list[Errand] = []
    for item in found.maps:
        settings = projects.settings(item.file.parent)
        number = numbers.setdefault(project_key(settings), len(tasks))
        if number == len(tasks):
            tasks.append(question.task(settings, loading.find_shared(settings)))
        errands.append(Errand(item, number))
    if len(errands) == 1:  # what is remembered of the whole run will do
        _add_here(errands[0], tasks, loading)
    else:
        _look_at_many(errands, tasks, [known_maps(task, question.command, effort) for task in tasks], effort, loading)
    return loading


def _look_at_many(
    errands: Sequence[Errand],
    tasks: Sequence[Task],
    known: Sequence[KnownMaps | None],
    effort: Effort,
    loading: Loading[Seen],
) -> None:
    """Look at maps that are not remembered, and add what is kept of all to what there is to tell."""
    remembered = {errand: done for errand in errands if (done := _recall(errand, known)) is not None}
    to_do = [errand for errand in errands if errand not in remembered]
    with closing(_look(to_do, tasks, effort)) as results:  # whatever ends this ends the processes, too
        for errand in with_bar(errands):
            done = remembered.get(errand)
            made = next(results) if done is None else done
            _add(errand, made, tasks, loading)
            memory = known[errand.task]
            if memory is not None and done is None and isinstance(made, Packed):
                memory.keep(_name(errand), made.pieces, made.contents, made.kinds)
    for each in known:
        if each is not None:
            each.save()


def _recall(errand: Errand, known: Sequence[KnownMaps | None]) -> Packed | None:
    memory = known[errand.task]
    found = None if memory is None or errand.item.from_stdin else memory.find(_name(errand))
    return None if found is None or len(found[0]) != 3 else Packed(*found)


def _name(errand: Errand) -> str:
    return f"{errand.item.path}\0{errand.item.file}"


def _look(errands: Sequence[Errand], tasks: Sequence[Task], effort: Effort) -> Generator[Made, None, None]:
    """Yield what becomes of errands, in order: in several processes where that pays."""
    chunks = list(_chunks(errands))
    jobs = min(_jobs(errands, effort), len(chunks))
    if jobs > 1:
        from cjmap.checker.jobs import run_jobs

        for done in run_jobs(_run_errands, chunks, jobs, _take_tasks, tasks):
            yield from done
    else:
        yield from (_run_errand(errand, tasks) for errand in errands)


def _jobs(errands: Iterable[Errand], effort: Effort) -> int:
    if effort.jobs is not None:
        return effort.jobs
    if sum(map(_size, errands)) < PAYS_FROM:
        return 1
    from cjmap.checker.jobs import processors

    return min(processors(), ENOUGH)


def _chunks(errands: Iterable[Errand]) -> Iterator[list[Errand]]:
    """Yield errands in groups of about the same work."""
    sizes = 0

    def number(errand: Errand) -> int:
        nonlocal sizes
        sizes += _size(errand)
        return sizes // CHUNK

    for _, chunk in groupby(errands, number):
        yield list(chunk)


def _size(errand: Errand) -> int:
    try:
        return 0 if errand.item.from_stdin else os.stat(errand.item.file).st_size
    except OSError:
        return 0


_tasks: Sequence[Task] = ()
"""The tasks of this process, if it is one that works for a run."""


def _take_tasks(tasks: Sequence[Task]) -> None:
    global _tasks
    _tasks = tasks


def _run_errands(errands: Iterable[Errand]) -> list[Made]:
    return [_run_errand(errand, _tasks) for errand in errands]


def _run_errand(errand: Errand, tasks: Sequence[Task]) -> Made:
    """Look at a map, forget it, and return what is kept; stdin is for the run itself."""
    item, task = errand.item, tasks[errand.task]
    if item.from_stdin:
        return None
    with Looks() as looks:
        try:
            data = read_map(item, task)
        except OSError as error:
            return unread(item, error)
        look, wide = look_at(load_map(data, item.path, item.file, task), path_in_project(item, task), task)
    try:
        pieces = (f"{digest_of(data)} {_digest(wide)}".encode(), pack(look), b"" if wide is None else pack(wide))
    except ShapeError:
        return None
    return Packed(pieces, looks.contents, looks.kinds)


def _digest(wide: Wide | None) -> str:
    return "" if wide is None else digest_of(pack(wide.summary, in_order=True))


def _add(errand: Errand, made: Made, tasks: Sequence[Task], loading: Loading[Seen]) -> None:
    """Add what is kept of a map to what there is to tell."""
    if isinstance(made, Unread):
        loading.unread.append(made)
        return
    item, task = errand.item, tasks[errand.task]
    kept = None if made is None else _unpacked(item, task, made.pieces)
    if made is None or kept is None:
        _add_here(errand, tasks, loading)
        return
    with Looks() as looks:  # the run depends on what was looked at for it, whenever that was
        looks.add(made.contents, made.kinds)
    digest = made.pieces[0].partition(b" ")[0].decode("ascii")
    loading.texts.origins[item.path] = Origin(item.file, task.root or item.file.parent, task.max_size, digest)
    loading.maps.append((item, kept))


def _unpacked(item: MapFile, task: Task, pieces: Pieces) -> Seen | None:
    """Return a map of which some bytes were kept, None if they are not what they should be."""
    digests, look, wide = pieces
    if not _DIGESTS.fullmatch(digests):
        return None
    try:
        seen = Seen(item.path, path_in_project(item, task), unpack(Look, look))
    except ShapeError:
        return None
    if not {each.rule for each in (*seen.look.findings, *(hit.finding for hit in seen.look.hits))} <= _RULES:
        return None
    if not wide:
        return seen
    digest = digests.partition(b" ")[2].decode("ascii")
    return replace(seen, wide=partial(_wide, item, task, wide), digest=digest)


def _wide(item: MapFile, task: Task, data: bytes) -> Wide:
    """Return what rules over a project see of a map; where the bytes say nothing it is looked at once more."""
    try:
        return unpack(Wide, data)
    except ShapeError:
        _, wide = look_at(load_map(read_map(item, task), item.path, item.file, task), path_in_project(item, task), task)
        if wide is None:
            raise
        return wide


def _add_here(errand: Errand, tasks: Sequence[Task], loading: Loading[Seen]) -> None:
    """Look at a map now and keep what it comes to as it is: one that is alone, stdin, or one with an odd name."""
    item, task = errand.item, tasks[errand.task]
    loaded = loading.load(item, task)
    if loaded is not None:
        loading.maps.append((item, see(loaded, path_in_project(item, task), task)))
