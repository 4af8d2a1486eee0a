"""From a file's text to a journey map: everything that is wrong with it becomes a finding."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from cjmap.finding import Finding, Related
from cjmap.loader.codes import NAMES, finding
from cjmap.loader.empties import tell_empty_values
from cjmap.loader.files import check_files
from cjmap.loader.mending import mend
from cjmap.loader.mistakes import explain_mistakes
from cjmap.loader.references import check_references, check_shared
from cjmap.model.journey import Journey
from cjmap.model.outline import Outline
from cjmap.model.tables import Shared, Tables, merge_tables
from cjmap.model.texts import Part
from cjmap.source import MAX_SIZE, Problem, Source, read
from cjmap.where import Pointer

MAX_FINDINGS = 1000
"""So many findings of one file are shown; the rest is counted."""

__all__ = ["MAX_FINDINGS", "NAMES", "Loaded", "LoadedShared", "load", "load_shared"]

Model = TypeVar("Model", bound=Part)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A map file, read: its text, the journey (None if an error was found), its findings, sorted.

    `outline` is the journey with the tables that hold for it; `unshown` counts the findings beyond `MAX_FINDINGS`.
    """

    source: Source
    journey: Journey | None
    outline: Outline | None
    findings: tuple[Finding, ...]
    unshown: int = 0


@dataclass(frozen=True, slots=True)
class LoadedShared:
    """A shared file, read: its tables (empty ones if it is wrong) and its findings, sorted."""

    source: Source
    tables: Shared
    findings: tuple[Finding, ...]


def load(
    data: bytes | str,
    path: str,
    shared: Sequence[Tables] = (),
    file: Path | None = None,
    root: Path | None = None,
    max_size: int = MAX_SIZE,
) -> Loaded:
    """Read one map.

    Takes the bytes (or the text), the path to show, the tables of the shared files, the file itself and the project's
    folder (both needed to look for images and drill-downs), and the size cap in bytes.
    """
    with _no_garbage_collection():
        source = read(data, path, max_size)
        model, findings = _validated(source, Journey)
        outline = None
        if model is not None:
            outline = Outline(model, merge_tables(model, shared))
            wrong = {place.pointer for place in findings}
            further = [*check_references(outline, source)]
            if file is not None and root is not None:
                further += check_files(model, source, file, root)
            findings += [item for item in further if not _inside(item.pointer, wrong)]
    findings.sort(key=lambda item: item.order)
    right = not any(item.severity.rank == 0 for item in findings)
    shown = tuple(findings[:MAX_FINDINGS])
    unshown = len(findings) - len(shown)
    return Loaded(source, model if right else None, outline if right else None, shown, unshown)


def load_shared(data: bytes | str, path: str, others: Iterable[Tables] = (), max_size: int = MAX_SIZE) -> LoadedShared:
    """Read one shared file; `others` are the tables of the project's other shared files, which it may refer to."""
    with _no_garbage_collection():
        source = read(data, path, max_size)
        model, findings = _validated(source, Shared)
        tables = model or Shared()
        wrong = {place.pointer for place in findings}
        further = check_shared(tables, merge_tables(tables, others), source)
        findings += [item for item in further if not _inside(item.pointer, wrong)]
    findings.sort(key=lambda item: item.order)
    return LoadedShared(source, tables, tuple(findings[:MAX_FINDINGS]))


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Nothing here makes reference cycles, and looking for them takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _validated(source: Source, model: type[Model]) -> tuple[Model | None, list[Finding]]:
    """Return the model of a file's data, as far as it is right, and what is wrong up to there."""
    findings = [_told(problem, source) for problem in source.problems]
    if source.data is None:
        if not findings:
            findings.append(_empty_file(source))
        return None, findings
    if not isinstance(source.data, dict):
        message = "a map is a table of keys and values (`cjmap: 1`, `title: …`, `stages: …`)"
        findings.append(finding("MAP03", message, source.place(())))
        return None, findings
    findings += tell_empty_values(source, model)
    try:
        return model.model_validate(source.data), findings
    except ValidationError as error:
        errors = error.errors(include_url=False)
        findings += explain_mistakes(errors, source, model)
        return mend(source.data, model, error), findings


def _told(problem: Problem, source: Source) -> Finding:
    place = source.stretch(problem.start, problem.end)
    message, related = problem.message, ()
    if problem.first is not None:
        first = source.stretch(*problem.first)
        message = f"{message}; the first is on line {first.line}"
        related = (Related("the first one", first, ()),)
    return finding(problem.rule, message, place, help=problem.help, related=related)


def _empty_file(source: Source) -> Finding:
    help = "`cjmap init` writes a map to begin with."
    return finding("MAP18", "the file says nothing", source.stretch(0, 0), help=help)


def _inside(pointer: Pointer, wrong: set[Pointer]) -> bool:
    """Tell whether a pointer leads into something that already has a finding."""
    return any(pointer[:length] in wrong for length in range(1, len(pointer) + 1))
