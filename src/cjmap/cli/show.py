"""`cjmap show`: a map on the terminal."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from cjmap.cli.colours import Colour, joined, use_colour
from cjmap.cli.files import Projects, find_maps
from cjmap.cli.flags import whole_number
from cjmap.cli.narrowing import check_lanes, check_persona, find_persona, possible_lanes, read_lanes, without_persona
from cjmap.cli.output import say, write_out
from cjmap.cli.project import load_maps
from cjmap.cli.trouble import tell_trouble
from cjmap.model.outline import Outline
from cjmap.reports.text import printable

app = typer.Typer(add_completion=False, rich_markup_mode=None)

MAIN_LANES = ("actions", "touchpoints", "emotions", "pains", "opportunities", "routes")
"""The lanes that are shown where nobody chooses: what happens, how it feels, what is done about it."""
_NARROWEST = 20
"""With less room not even one column can be read."""
_WIDEST = 1000
_NO_TERMINAL = (100, 24)
"""The size to go by where stdout is no terminal."""


@app.command()
def show(
    maps: Annotated[list[Path], typer.Argument(metavar="MAP", help='Maps, or folders of maps; "-" reads stdin.')],
    persona: Annotated[
        str | None, typer.Option(metavar="ID", help="Show what holds for one persona only: its id or its name.")
    ] = None,
    lanes: Annotated[
        str | None, typer.Option(metavar="LANES", help="The lanes to show, in this order; commas between.")
    ] = None,
    width: Annotated[
        int | None,
        typer.Option(
            parser=whole_number(_NARROWEST, _WIDEST),
            metavar="COLUMNS",
            help="How wide it may be.",
            show_default="the width of the terminal",
        ),
    ] = None,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="FILE", help="The file that stdin stands for: its name and its project.")
    ] = None,
    color: Annotated[Colour, typer.Option(help="Whether to use colours.")] = Colour.AUTO,
) -> None:
    """Show maps on the terminal: who it is about, the curve of feelings, a table of stages and lanes.

    A map with errors is not shown; its findings go to stderr and the exit code is 1.
    """
    projects = Projects()
    loading = load_maps(find_maps(maps, projects, stdin_filename), projects)
    shown = [(item, loaded.outline) for item, loaded in loading.maps if loaded.outline is not None]
    wanted = None if lanes is None else read_lanes(lanes)
    if len(shown) == len(loading.maps):  # a map with errors may have what no other has
        check_persona(persona, [outline for _, outline in shown])
        check_lanes(wanted or (), [outline for _, outline in shown])
    texts = []
    for item, outline in shown:
        id_ = None if persona is None else find_persona(outline, persona)
        if persona is not None and id_ is None:
            say(f"{item.path}: not shown: {without_persona(persona, [outline])}")
            continue
        chosen = wanted or projects.settings(item.file.parent).lanes or MAIN_LANES
        texts.append(_drawn(outline, id_, chosen, width or _width(), use_colour(color.value)))
    write_out("\n\n".join(texts))
    raise typer.Exit(tell_trouble(loading))


def _width() -> int:
    """Return how wide the terminal is, or what COLUMNS says."""
    return max(_NARROWEST, shutil.get_terminal_size(_NO_TERMINAL).columns)


def _drawn(outline: Outline, persona: str | None, lanes: tuple[str, ...], width: int, colour: bool) -> str:
    """Return a map as text for a terminal."""
    from cjmap.renderers.terminal.page import render_terminal
    from cjmap.view.grid.grid import build_grid
    from cjmap.view.options import Options
    from cjmap.view.registry import Registry

    view = build_grid(Registry(outline, persona), Options(possible_lanes(lanes, outline)))
    return joined(render_terminal(view, width, printable), colour)
