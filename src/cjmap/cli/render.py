"""`cjmap render`: maps as pages, documents and diagrams."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from cjmap.cli.combinations import BINARY, VIEW_WORDS, Drawing, choose, known_view
from cjmap.cli.contents import write_contents
from cjmap.cli.drawing import Subject, Wish, draw
from cjmap.cli.files import Found, Projects, find_maps
from cjmap.cli.inputs import check_inputs
from cjmap.cli.narrowing import check_lanes, check_persona, find_persona, idle_lanes, read_lanes, without_persona
from cjmap.cli.output import is_terminal, say, write_out
from cjmap.cli.pictures import named_maps
from cjmap.cli.progress import told_if_slow
from cjmap.cli.project import Loading, load_maps
from cjmap.cli.targets import Targets, choose_targets, pages_of, top_folder
from cjmap.cli.trouble import tell_trouble
from cjmap.cli.writing import write_file
from cjmap.errors import CjmapError
from cjmap.loader import Loaded
from cjmap.renderers.formats import Format
from cjmap.settings import Paper
from cjmap.view.views import ViewName

_MOST_NAMED = 5
"""So many files that were not written are named."""

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def render(
    maps: Annotated[list[Path], typer.Argument(metavar="MAP", help='Maps, or folders of maps; "-" reads stdin.')],
    view: Annotated[
        str | None,
        typer.Option(
            callback=known_view,
            metavar="|".join(VIEW_WORDS),
            help="What is drawn: the map (default), another view of it, or all of them in one document.",
        ),
    ] = None,
    form: Annotated[
        Format | None, typer.Option("--format", "-f", help="How it is written; by the ending of -o when absent.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help='A file, a folder (no ending, or "/" behind it), or "-" for stdout, which is the default.',
        ),
    ] = None,
    persona: Annotated[
        str | None, typer.Option(metavar="ID", help="Show what holds for one persona only: its id or its name.")
    ] = None,
    lanes: Annotated[
        str | None, typer.Option(metavar="LANES", help="The lanes of the map, in this order; commas between.")
    ] = None,
    findings: Annotated[
        bool, typer.Option("--findings", help="Show what `cjmap lint` finds where it belongs.")
    ] = False,
    today: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The date that findings go by.", show_default="the day of the run"),
    ] = None,
    paper: Annotated[
        Paper | None, typer.Option(help="The pages of a PDF: one that fits, or as many of a size as it takes.")
    ] = None,
    portrait: Annotated[bool, typer.Option("--portrait", help="Draw the flow from top to bottom.")] = False,
    dot: Annotated[
        str | None, typer.Option("--dot", metavar="PROGRAM", help="The Graphviz program to lay out the flow with.")
    ] = None,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="FILE", help="The file that stdin stands for: its name and its project.")
    ] = None,
) -> None:
    """Draw maps: as a poster, as a diagram, as a document; the whole map or one view of it.

    A map with errors is not drawn; its findings go to stderr and the exit code is 1.
    """
    drawing = choose(view, form, output)
    wish = Wish(drawing, persona, None if lanes is None else read_lanes(lanes), portrait, paper, dot, findings)
    wish.check()
    if today is not None and not findings:
        raise CjmapError("--today: this is the date of findings, which only --findings shows")
    projects = Projects()
    found = find_maps(maps, projects, stdin_filename)
    targets = choose_targets(found.maps, drawing, output)
    _check_stdout(targets, drawing)
    loading = load_maps(found, projects)
    subjects = list(_subjects(loading, projects))
    if len(subjects) == len(loading.maps):
        _check_words(subjects, wish)  # a map with errors may have what no other has
    if findings:
        subjects = _with_findings(subjects, loading, found, projects, maps, today)
    check_inputs(subjects, targets)
    drawn, failed = _draw_all(subjects, wish, targets, top_folder(output))
    if output is not None and len(drawn) > 1 and drawing.has_contents:
        write_contents(Path(output), drawn, persona)
    raise typer.Exit(max(tell_trouble(loading), 2 * failed))


def _subjects(loading: Loading[Loaded], projects: Projects) -> Iterator[Subject]:
    """Yield the maps that can be drawn."""
    for item, loaded in loading.maps:
        if loaded.outline is not None:
            yield Subject(item, loaded.outline, projects.settings(item.file.parent))


def _check_stdout(targets: Targets, drawing: Drawing) -> None:
    """Raise an error if bytes would go to a terminal."""
    if drawing.form in BINARY and None in targets.values() and is_terminal():
        raise CjmapError(f"{drawing.form} is nothing for a terminal; name a file for it: -o FILE")


def _check_words(subjects: Sequence[Subject], wish: Wish) -> None:
    """Raise an error for a persona or lane that no map has, and say so of lanes that the settings name."""
    check_persona(wish.persona, [subject.outline for subject in subjects])
    if ViewName.MAP not in wish.drawing.views:
        return
    if wish.lanes is not None:
        check_lanes(wish.lanes, [subject.outline for subject in subjects])
    else:
        for hint in idle_lanes([(subject.outline, subject.settings) for subject in subjects]):
            say(f"cjmap: {hint}")


def _with_findings(
    subjects: Sequence[Subject],
    loading: Loading[Loaded],
    found: Found,
    projects: Projects,
    named: list[Path],
    today: str | None,
) -> list[Subject]:
    """Return the maps with what lint finds in them."""
    from cjmap.cli.checking import read_date
    from cjmap.cli.flagged import find_flags, renamed

    by_map = find_flags(loading, found, projects, named, read_date(today))
    return [replace(each, findings=renamed(by_map.get(each.item.path, ()), each.file)) for each in subjects]


def _draw_all(
    subjects: Sequence[Subject], wish: Wish, targets: Targets, top: Path | None
) -> tuple[list[tuple[Subject, Path]], bool]:
    """Draw the maps; return the files that were written, and whether one could not be drawn or written.

    The others still are; `top` is the folder that all of them stay in.
    """
    shown = [subject for subject in subjects if _is_shown(subject, wish)]
    files = [subject.item for subject in shown]
    told: set[str] = set()
    drawn: list[tuple[Subject, Path]] = []
    missed: list[Path] = []
    for subject in shown:
        target = targets[subject.item.path]
        pages = pages_of(subject.item, named_maps(subject.outline), files, targets)
        try:
            with told_if_slow(f"drawing {subject.item.path} ..."):
                document = draw(subject, wish, pages, target and target.parent)
        except CjmapError as error:
            if str(error) not in told:  # a program that is missing is missing for all maps
                say(f"cjmap: {subject.item.path}: {error}")
            told.add(str(error))
            missed += [target] if target is not None else []
            continue
        if target is None:
            write_out(document)
        elif _is_written(subject, target, document, top):
            drawn.append((subject, target))
        else:
            missed.append(target)
    if len(shown) > 1 and missed:
        rest = f" and {len(missed) - _MOST_NAMED} more" if len(missed) > _MOST_NAMED else ""
        say(f"cjmap: not written: {', '.join(each.as_posix() for each in missed[:_MOST_NAMED])}{rest}")
    return drawn, bool(told or missed)


def _is_written(subject: Subject, target: Path, document: str | bytes, top: Path | None) -> bool:
    """Write a picture, and say so or why it could not be written; tell whether it was."""
    try:
        write_file(target, document, top)
    except CjmapError as error:
        say(f"cjmap: {error}")
        return False
    say(f"{subject.item.path} -> {target.as_posix()}")
    return True


def _is_shown(subject: Subject, wish: Wish) -> bool:
    """Tell whether a map has the persona that is asked for, and say so of one that has not."""
    if wish.persona is None or find_persona(subject.outline, wish.persona) is not None:
        return True
    say(f"{subject.item.path}: not drawn: {without_persona(wish.persona, [subject.outline])}")
    return False
