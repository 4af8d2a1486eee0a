"""`cjmap schema`: the JSON Schema of the format."""

from pathlib import Path
from typing import Annotated

import typer

from cjmap.cli.output import write_out
from cjmap.cli.writing import is_source, write_file
from cjmap.errors import CjmapError

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def schema(
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to a file.")] = None,
) -> None:
    """Print the JSON Schema of the format, which lets editors complete and check maps.

    The first line of a map names it: `# yaml-language-server: $schema=cjmap-1.schema.json`. For a shared file append
    `#/definitions/Shared`.
    """
    text = schema_text()
    if output is None or str(output) == "-":
        write_out(text)
    elif is_source(output):
        raise CjmapError(f"{output}: this is a file that people write, which the schema must not replace")
    else:
        write_file(output, text)


def schema_text() -> str:
    """Return the JSON Schema as it stands in the project's `schemas` folder."""
    import json

    from cjmap.model.schema import build_schema

    return json.dumps(build_schema(), ensure_ascii=False, indent=1) + "\n"
