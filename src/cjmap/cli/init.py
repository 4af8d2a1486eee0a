"""`cjmap init`: a map to begin with, written with comments in the author's language."""

import json
import os
import shlex
import sys
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from cjmap.cli.output import say, write_file, write_out
from cjmap.errors import CjmapError
from cjmap.settings import find_settings
from cjmap.vocabulary import closest_language, frameworks, stage_name

app = typer.Typer(add_completion=False, rich_markup_mode=None)

TEMPLATES = Path(__file__).parent / "templates"
FILE_NAME = "journey.cjm.yaml"
SCHEMA_NAME = "cjmap-1.schema.json"
STDOUT = "-"


class Template(str, Enum):
    """What kind of map to begin with: the stages of a framework, a service blueprint, or next to nothing."""

    SAAS = "saas"
    FIVE_STAGE = "five-stage"
    LIFECYCLE = "lifecycle"
    CUSTOMER_SUCCESS = "customer-success"
    BLUEPRINT = "blueprint"
    BLANK = "blank"


@app.command()
def init(
    file: Annotated[
        str, typer.Argument(metavar="[FILE]", help='Where to write it: a file or a folder; "-" writes to stdout.')
    ] = FILE_NAME,
    template: Annotated[Template, typer.Option("--template", "-t", help="What to begin with.")] = Template.SAAS,
    language: Annotated[
        str, typer.Option("--language", "-l", metavar="TAG", help="The language of the map, like en, nl or zh-Hans.")
    ] = "en",
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="What the map is called.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if it exists.")] = False,
    no_schema: Annotated[
        bool, typer.Option("--no-schema", help="Leave out the JSON Schema, with which editors complete and check maps.")
    ] = False,
) -> None:
    """Write a map to begin with: a small example and comments that explain it.

    Beside it, at the root of the project, goes the JSON Schema that lets editors complete and check maps. Neither file
    is overwritten, the map only with --force.
    """
    _check_language(language)
    _check_title(title)
    if file == STDOUT:
        write_out(map_text(template, language, title, None if no_schema else SCHEMA_NAME))
    else:
        _write(file, force, partial(map_text, template, language, title), with_schema=not no_schema)
    if closest_language(language) == "en" and language.split("-")[0].casefold() != "en":
        say(f"There are no texts for `{language}` yet: the example and the comments are in English.")
