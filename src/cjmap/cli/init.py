"""`cjmap init`: a map to begin with, written with comments in the author's language."""

import json
import os
import re
import shlex
import sys
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from cjmap.cli.output import say, write_out
from cjmap.cli.schema import schema_text
from cjmap.cli.writing import write_file
from cjmap.disk.reading import read_file
from cjmap.errors import CjmapError
from cjmap.settings import find_settings, shown_path
from cjmap.vocabulary import closest_language, frameworks, stage_name

app = typer.Typer(add_completion=False, rich_markup_mode=None)

TEMPLATES = Path(__file__).parent / "templates"
FILE_NAME = "journey.cjm.yaml"
SCHEMA_NAME = "cjmap-1.schema.json"
STDOUT = "-"


class Template(StrEnum):
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
        str, typer.Argument(metavar="FILE", help='Where to write it: a file or a folder; "-" writes to stdout.')
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
    title = title and title.replace("\t", " ")
    _check_title(title)
    if file == STDOUT:
        write_out(map_text(template, language, title, None if no_schema else SCHEMA_NAME))
    else:
        target = _target(file)
        if _is_there(target) and not force:
            raise CjmapError(f"{target}: exists already; --force overwrites it")
        _write(target, partial(map_text, template, language, title), with_schema=not no_schema)
    if closest_language(language) == "en" and language.split("-")[0].casefold() != "en":
        say(f"There are no texts for `{language}` yet: the example and the comments are in English.")


def map_text(template: Template, language: str, title: str | None, schema: str | None) -> str:
    """Return a map to begin with.

    `language` is a BCP 47 tag, which the map keeps; the texts are in the closest language that we have. Without a
    `title` the map is called like its example. `schema` is the path of the JSON Schema that the editor line names.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    closest = closest_language(language)
    texts: dict[str, Any] = json.loads((TEMPLATES / "texts" / f"{closest}.json").read_text("utf-8"))
    stages = frameworks().get(template.value, ())
    layout = "journey" if stages else template.value
    jinja = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    jinja.filters["yaml"] = _yaml
    jinja.filters["stage"] = partial(stage_name, language=closest)
    text = jinja.get_template(f"{layout}.jinja").render(
        texts, title=title or texts["titles"][layout], language=language, framework=template.value, stages=stages
    )
    return f"# yaml-language-server: $schema={schema}\n\n{text}" if schema else text


def _yaml(value: Any) -> str:
    """Return a text, a list or a table as YAML on one line, quoted where it must be."""
    import yaml

    # Only in double quotes does a text with line breaks stay on one line.
    style = '"' if isinstance(value, str) and "\n" in value else None
    text = yaml.safe_dump(
        value, default_style=style, default_flow_style=True, allow_unicode=True, width=sys.maxsize, sort_keys=False
    )
    return text.removesuffix("...\n").rstrip("\n")


def _check_language(language: str) -> None:
    from pydantic_core import PydanticCustomError

    from cjmap.model.quantities import parse_language

    try:
        parse_language(language)
    except PydanticCustomError:
        message = f"`{language}` is no language tag; these look like en, nl, pt-BR or zh-Hant"
        raise typer.BadParameter(message, param_hint="--language") from None


def _check_title(title: str | None) -> None:
    from cjmap.model.texts import is_visible

    if title is None:
        return
    if not is_visible(title):
        raise typer.BadParameter("a title has at least one visible character", param_hint="--title")
    if any(unicodedata.category(char) in ("Cc", "Cs") and char != "\n" for char in title):
        raise typer.BadParameter("a title holds no control characters", param_hint="--title")


def _write(target: Path, text: Callable[[str | None], str], with_schema: bool) -> None:
    """Write a map, and the JSON Schema unless the project has it, and say what to do next."""
    folder = target.parent.resolve()
    schema = _schema_of(folder) if with_schema else None
    content = text(Path(os.path.relpath(schema, folder)).as_posix() if schema else None)
    about_schema = _provide(schema) if schema else ""
    write_file(target, content)
    page = target.with_name(re.sub(r"(\.cjm)?\.ya?ml$", "", target.name, flags=re.IGNORECASE) + ".html")
    say(f"Wrote {shown_path(target)}{about_schema}.")
    say(f"Check it:  cjmap lint {_argument(target)}")
    say(f"Draw it:   cjmap render {_argument(target)} -o {_argument(page)}")


def _argument(file: Path) -> str:
    """Return a file as an argument in a shell: quoted, and never an option."""
    return shlex.quote(f"./{file}" if str(file).startswith("-") else str(file))


def _provide(schema: Path) -> str:
    """Write the JSON Schema if the file is not there, and return what to say about it."""
    text = schema_text()
    if not _is_there(schema):
        write_file(schema, text)
        return f", and {shown_path(schema)} with which editors complete and check it"
    try:
        is_ours = read_file(schema, 2 * len(text.encode())).replace(b"\r\n", b"\n") == text.encode()
    except OSError as error:
        raise CjmapError(f"{schema}: cannot be read ({error.strerror})") from None
    return "" if is_ours else f"; {shown_path(schema)} differs from the schema of this cjmap and was left as it is"


def _is_there(file: Path) -> bool:
    """Tell whether a file exists, if only as a link to nowhere.

    Raises:
        CjmapError: if that cannot be found out: a name that is too long, a folder that is closed to us.
    """
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise CjmapError(f"{file}: cannot be written ({error.strerror})") from None
    return True


def _target(file: str) -> Path:
    """Return the file that an argument means: in a folder the default name, and a name without its suffix gets it."""
    path = Path(file)
    if os.path.isdir(path) or file.endswith(("/", os.sep)):
        return path / FILE_NAME
    if path.name.lower().endswith((".yaml", ".yml")):
        return path
    return path.with_name(path.name.removesuffix(".cjm") + ".cjm.yaml")


def _schema_of(folder: Path) -> Path:
    """Return where the JSON Schema of the project around a folder is, or should be."""
    root = find_settings(folder).root
    in_schemas = root / "schemas" / SCHEMA_NAME
    return in_schemas if in_schemas.is_file() else root / SCHEMA_NAME
