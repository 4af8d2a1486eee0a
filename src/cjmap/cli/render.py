"""`cjmap render`: maps as pages, documents and diagrams."""

from collections.abc import Callable
from os.path import commonpath, exists, isdir, isfile, realpath
from pathlib import Path
from typing import Annotated

import typer

from cjmap.cli.colours import joined
from cjmap.cli.files import STDIN, SUFFIXES, MapFile, Projects, find_maps
from cjmap.cli.output import say, write_out
from cjmap.cli.project import Loading, load_maps
from cjmap.cli.writing import write_file
from cjmap.errors import CjmapError
from cjmap.loader.spelling import listed
from cjmap.model.outline import Outline
from cjmap.renderers.formats import ENDINGS, FORMATS, IN_PICTURES, Format
from cjmap.reports.concise import headline
from cjmap.reports.report import summary
from cjmap.view.views import ViewName

app = typer.Typer(add_completion=False, rich_markup_mode=None)


_BY_ENDING = {**{ending: form for form, ending in ENDINGS.items()}, ".htm": Format.HTML, ".gv": Format.DOT}
_SOURCES = (".yaml", ".yml", ".toml", ".json")
"""Endings of files that people write: a picture never replaces one."""


@app.command()
def render(
    maps: Annotated[list[Path], typer.Argument(metavar="MAP", help='Maps, or folders of maps; "-" reads stdin.')],
    view: Annotated[ViewName | None, typer.Option(help="What is drawn: the map (default) or its routes.")] = None,
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
    dot: Annotated[
        str | None, typer.Option("--dot", metavar="PROGRAM", help="The Graphviz program to lay out the flow with.")
    ] = None,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="FILE", help="The file that stdin stands for: its name and its project.")
    ] = None,
) -> None:
    """Draw maps: the stages and lanes as a page or a document, the routes as a diagram.

    A map with errors is not drawn; its findings go to stderr and the exit code is 1.
    """
    view, form = choose(view, form, output)
    projects = Projects()
    found = find_maps(maps, projects, stdin_filename)
    targets = choose_targets(found.maps, view, form, output)
    draw = _drawer(view, form)
    loading = load_maps(found, projects)
    for item, loaded in loading.maps:
        if loaded.outline is None:
            continue
        text, target = draw(loaded.outline), targets[item.path]
        if target is None:
            write_out(text if isinstance(text, str) else "")
        else:
            write_file(target, text)
            say(f"{item.path} -> {target.as_posix()}")
    raise typer.Exit(_tell(loading))


def choose(view: ViewName | None, form: Format | None, output: str | None) -> tuple[ViewName, Format]:
    """Return view and format; what was not said follows from the other, or from the ending of the output.

    Raises:
        CjmapError: for a view that has no such format, and for an ending that belongs to no format or to another one.
    """
    ending = "" if output is None or _is_folder(output) else Path(output).suffix.lower()
    meant = _BY_ENDING.get(ending)
    if ending in _SOURCES or (ending and meant is None and form is None):
        raise CjmapError(f"{output}: nothing is drawn as `{ending}`; there is {listed(ENDINGS.values(), 'and')}")
    if form is not None and meant is not None and form is not meant:
        raise CjmapError(f"{output}: the ending means {meant}, but --format says {form}")
    form = form or meant
    if view is None:
        view = next((each for each, forms in FORMATS.items() if form in forms), ViewName.MAP)
    form = form or (Format.SVG if view in IN_PICTURES else Format.HTML)
    if form not in FORMATS[view]:
        known = "; ".join(f"{each} as {' or '.join(forms)}" for each, forms in FORMATS.items())
        raise CjmapError(f"the view `{view}` cannot be written as {form}; there is {known}")
    return view, form


def choose_targets(files: list[MapFile], view: ViewName, form: Format, output: str | None) -> dict[str, Path | None]:
    """Return where the picture of each map goes, by the map's path; None is stdout.

    In a folder, maps keep the subfolders in which they lie below the folder that holds them all.

    Raises:
        CjmapError: several maps and no folder to put them into; a picture that would replace a map or another picture.
    """
    if not files:
        return {}
    if output is None or output == STDIN:
        if len(files) > 1:
            raise CjmapError(f"{len(files)} maps need a folder to be drawn into: -o FOLDER")
        return {files[0].path: None}
    if not _is_folder(output):
        if len(files) > 1:
            raise CjmapError(f"{len(files)} maps cannot be drawn into the one file {output}: -o FOLDER")
        targets = {files[0].path: Path(output)}
    else:
        targets = _targets_in(Path(output), files, view, form)
    _check_targets(targets, files)
    return dict(targets)


def _targets_in(folder: Path, files: list[MapFile], view: ViewName, form: Format) -> dict[str, Path]:
    """Return the pictures in a folder by the paths of the maps, which keep their subfolders."""
    top = Path(commonpath([str(item.file.parent) for item in files]))
    return {item.path: folder / item.file.parent.relative_to(top) / _name(item, view, form) for item in files}


def _check_targets(targets: dict[str, Path], files: list[MapFile]) -> None:
    """Raise an error if a picture would replace a map or the picture of another map."""
    sources = {realpath(item.file) for item in files}
    taken: dict[str, str] = {}
    for path, target in targets.items():
        place = realpath(target)
        if place in sources:
            raise CjmapError(f"{target}: this is the map itself, which a picture must not replace")
        if place in taken:
            raise CjmapError(f"{taken[place]} and {path} would both be drawn into {target}")
        taken[place] = path


def _is_folder(output: str) -> bool:
    if output == STDIN or isfile(output):
        return False
    return output.endswith(("/", "\\")) or isdir(output) or not (Path(output).suffix or exists(output))


def _name(item: MapFile, view: ViewName, form: Format) -> str:
    name = item.file.name
    stem = next((name[: -len(suffix)] for suffix in SUFFIXES if name.lower().endswith(suffix)), item.file.stem)
    return f"{stem}{'' if view is ViewName.MAP else f'.{view}'}{ENDINGS[form]}"


def _drawer(view: ViewName, form: Format) -> Callable[[Outline], str | bytes]:
    """Return the function that draws a map."""
    from cjmap.renderers.formats import render as write
    from cjmap.renderers.style import Style
    from cjmap.view.options import Options
    from cjmap.view.registry import Registry
    from cjmap.view.views import build_view

    return lambda outline: write(form, {view: build_view(view, Registry(outline), Options())}, Style())


def _tell(loading: Loading) -> int:
    """Say on stderr what is wrong with the maps, and return the exit code."""
    from cjmap.finding import Severity

    report = loading.report()
    for item in report.findings:
        say(joined(headline(item), colour=False))
    if report.findings:
        say(summary(report))
    for message in (*loading.left_out, *loading.unread):
        say(f"cjmap: {message}")
    return 2 if loading.unread else int(report.count(Severity.ERROR) > 0)
