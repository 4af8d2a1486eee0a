"""From a file's text to a journey map: everything that is wrong with it becomes a finding."""

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from pydantic import ValidationError

from cjmap.finding import Finding, Related, Severity
from cjmap.loader.codes import NAMES, finding
from cjmap.loader.crowd import tell_crowd
from cjmap.loader.empties import tell_empty_values
from cjmap.loader.files import check_files
from cjmap.loader.garbage import no_garbage_collection
from cjmap.loader.mending import mend
from cjmap.loader.mistakes import explain_mistakes
from cjmap.loader.references import check_references, check_shared
from cjmap.loader.sifting import ALL_TABLES, MAX_COUNTED, MAX_FINDINGS, news, sift, unsure_keys
from cjmap.loader.spelling import Suggester
from cjmap.model.journey import Journey
from cjmap.model.outline import Outline
from cjmap.model.tables import Shared, Tables, merge_tables
from cjmap.model.texts import Part
from cjmap.model.walk import parts
from cjmap.source import MAX_SIZE, Problem, Source, max_values, read

__all__ = ["MAX_FINDINGS", "NAMES", "Loaded", "LoadedShared", "load", "load_shared"]

Model = TypeVar("Model", bound=Part)


class Loaded(Struct, frozen=True):
    """A map file, read: its text, the journey (None if an error was found), its findings, sorted.

    `outline` is the journey with the tables that hold for it; `unshown` counts the findings beyond `MAX_FINDINGS`.
    """

    source: Source
    journey: Journey | None
    outline: Outline | None
    findings: tuple[Finding, ...]
    unshown: int = 0


class LoadedShared(Struct, frozen=True):
    """A shared file, read: its tables (empty ones if it is wrong) and its findings, sorted."""

    source: Source
    tables: Shared
    findings: tuple[Finding, ...]
    unshown: int = 0


def load(
    data: bytes | str,
    path: str,
    shared: Sequence[Tables] = (),
    file: Path | None = None,
    root: Path | None = None,
    max_size: int = MAX_SIZE,
    incomplete: bool = False,
) -> Loaded:
    """Read one map.

    Takes the bytes (or the text), the path to show, the tables of the shared files, the file itself and the project's
    folder (both needed to look for images and drill-downs), and the size cap in bytes. If the shared files are
    `incomplete` (one could not be read), entries that seem to be missing are not told.
    """
    with no_garbage_collection():
        source = read(data, path, max_size)
        suggester = Suggester()
        model, findings, unshown = _validated(source, Journey, suggester)
        outline = None
        if model is not None:
            outline = Outline(model, merge_tables(model, shared))
            unsure = unsure_keys(findings) | (ALL_TABLES if incomplete else frozenset())
            walked = tuple(parts(model))
            further = [*islice(check_references(walked, outline, source, suggester, unsure), MAX_COUNTED)]
            if file is not None and root is not None:
                further += islice(check_files(walked, source, file, root), MAX_COUNTED)
            findings += news(further, findings)
            findings += tell_crowd(outline, source, max_values(max_size))
        shown, more = sift(findings, outline)
    if any(item.severity is Severity.ERROR for item in shown):
        model = outline = None
    return Loaded(source, model, outline, shown, unshown + more)


def load_shared(
    data: bytes | str,
    path: str,
    others: Iterable[Tables] = (),
    max_size: int = MAX_SIZE,
    incomplete: bool = False,
) -> LoadedShared:
    """Read one shared file.

    `others` are the tables of the project's other shared files, which it may refer to; if they are `incomplete`,
    entries that seem to be missing are not told.
    """
    with no_garbage_collection():
        source = read(data, path, max_size)
        suggester = Suggester()
        model, findings, unshown = _validated(source, Shared, suggester)
        tables = model or Shared()
        everything = merge_tables(tables, others)
        unsure = unsure_keys(findings) | (ALL_TABLES if incomplete else frozenset())
        findings += news(check_shared(tables, everything, source, suggester, unsure), findings)
        shown, more = sift(findings, None)
    return LoadedShared(source, tables, shown, unshown + more)


def _validated(source: Source, model: type[Model], suggester: Suggester) -> tuple[Model | None, list[Finding], int]:
    """Return the model of a file's data as far as it is right, what is wrong up to there, and how much more is."""
    findings = [_told(problem, source) for problem in source.problems[:MAX_FINDINGS]]
    unshown = len(source.problems) - len(findings)
    if not isinstance(source.data, dict):
        if source.data is not None:
            message = "a map is a table of keys and values (`cjmap: 1`, `title: …`, `stages: …`)"
            findings.append(finding("MAP03", message, source.place(())))
        elif not findings:
            help = "`cjmap init` writes a map to begin with."
            findings.append(finding("MAP18", "the file says nothing", source.stretch(0, 0), help=help))
        return None, findings, unshown
    findings += tell_empty_values(source, model)
    try:
        return model.model_validate(source.data), findings, unshown
    except ValidationError as error:
        errors = error.errors(include_url=False)
        findings += explain_mistakes(errors[:MAX_FINDINGS], source, model, suggester)
        hidden = len(errors[MAX_FINDINGS:])
        return None if hidden else mend(source.data, model, error), findings, unshown + hidden


def _told(problem: Problem, source: Source) -> Finding:
    place = source.stretch(problem.start, problem.end)
    message = problem.message
    related: tuple[Related, ...] = ()
    if problem.first is not None:
        first = source.stretch(*problem.first)
        message = f"{message}; the first is on line {first.line}"
        related = (Related("the first one", first, ()),)
    return finding(problem.rule, message, place, help=problem.help, related=related)
