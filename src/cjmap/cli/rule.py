"""`cjmap rule`: what cjmap can tell of a map, listed and explained."""

from enum import StrEnum
from typing import Annotated

import typer

from cjmap.cli.colours import Colour, joined, use_colour
from cjmap.cli.output import say, write_out
from cjmap.finding import Severity
from cjmap.loader.codes import NAMES as LOADER_NAMES
from cjmap.loader.codes import WARNINGS
from cjmap.reports.explained import ALWAYS, Explained, render_json, render_list, render_page
from cjmap.rules import NAMES, find_page, find_rule
from cjmap.settings.selectors import named_rules

app = typer.Typer(add_completion=False, rich_markup_mode=None)

KNOWN = {**NAMES, **LOADER_NAMES}
"""The names of all that can be told, by id: the rules, then what the loader tells."""


class OutputFormat(StrEnum):
    """How rules are written."""

    TEXT = "text"
    JSON = "json"


@app.command()
def rule(
    id_: Annotated[
        str | None,
        typer.Argument(metavar="ID", help='An id or a name: explain it. The beginning of ids, like "GAP": list them.'),
    ] = None,
    output_format: Annotated[
        OutputFormat, typer.Option("--output-format", "--format", "-f", help="How the rules are written.")
    ] = OutputFormat.TEXT,
    color: Annotated[Colour, typer.Option(help="Whether to use colours.")] = Colour.AUTO,
) -> None:
    """Explain a rule: what it finds, why it matters, how to fix it. Without an id: list all rules."""
    ids = list(KNOWN) if id_ is None else find_ids(id_)
    rules = [explain(each) for each in ids]
    if output_format is OutputFormat.JSON:
        write_out(render_json(rules), commands_allowed=True)
    else:
        spans = render_page(rules[0]) if len(rules) == 1 else render_list(rules)
        write_out(joined(spans, use_colour(color.value)))
        if id_ is None:
            say("`cjmap rule ID` explains one of them.")


def find_ids(asked: str) -> list[str]:
    """Return the id that is meant by an id or a name, or those that begin alike; case does not matter.

    Raises:
        CjmapError: there is none.
    """
    meant = named_rules(asked).ids
    return [id_ for id_ in KNOWN if id_ in meant]


def explain(id_: str) -> Explained:
    """Return all there is to say of an id; only its own file is read.

    Raises:
        KeyError: nothing has the id.
    """
    page = find_page(id_)
    if id_ in LOADER_NAMES:
        severity, preset = (Severity.WARNING, "minimal") if id_ in WARNINGS else (Severity.ERROR, ALWAYS)
        return Explained(id_, LOADER_NAMES[id_], severity, preset, False, (), page)
    entry = find_rule(id_)
    told = entry.rule
    return Explained(id_, entry.name, told.severity, told.preset.value, bool(told.fold), told.options, page)
