"""Every view in every format that is text: by the byte, on every machine the same, with every text of the author.

What a new view or format needs is its line in the table of formats; `UPDATE_GOLDEN=1` then writes its golden files.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt
from msgspec import Struct
from pydantic import BaseModel

from cjmap.model.journey import Journey
from cjmap.renderers.formats import ENDINGS, FORMATS, TOGETHER, Format, render
from cjmap.renderers.style import Style
from cjmap.version import __version__
from cjmap.view.views import ViewName
from tests.sheets import EXAMPLES, ROOT, SVG, loaded_of, squeezed, view_of

GOLDEN = Path(__file__).parent / "golden"
MAPS = sorted((GOLDEN / "map").glob("*.cjm.yaml"))
BINARY = (Format.PNG, Format.PDF)
PAIRS = [(view, form) for view, forms in FORMATS.items() for form in forms if form not in BINARY]
READ = (Format.HTML, Format.MARKDOWN, Format.SVG)
"""The formats in which people read a view; the others are for programs."""
ELSEWHERE = {
    (ViewName.FLOW, Format.HTML): {"Mood.words"},
    (ViewName.FLOW, Format.MARKDOWN): {"Meeting.channels"},
    (ViewName.FLOW, Format.SVG): {"Mood.words"},
    (ViewName.PERSONAS, Format.SVG): {"Head.name", "Blank.place", "Hole.place", "Point.place", "Point.feelings"},
}
"""Fields of views whose texts a format leaves to others of its view, as it draws only a small picture of them."""

by_name = pytest.mark.parametrize("file", [*MAPS, *EXAMPLES], ids=lambda file: file.name.partition(".cjm")[0])
by_pair = pytest.mark.parametrize(("name", "form"), PAIRS)


@pytest.fixture(autouse=True)
def _no_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here needs a program of the system, a `dot` least of all."""
    monkeypatch.setenv("PATH", "")


@cache
def drawn(file: Path, name: ViewName, form: Format) -> str:
    text = render(form, {name: view_of(file, name)}, Style())
    assert isinstance(text, str)
    return text


def golden_text(file: Path, name: ViewName, form: Format) -> str:
    """Return what is compared by the byte: of a page only what shows the view, and no version."""
    text = drawn(file, name, form)
    if form is Format.HTML:
        start = text.index(f'<section class="view" id="view-{name}"')
        end = text.find('<section class="view"', start + 1)
        return text[start : end if end > 0 else text.index("</main>")].strip() + "\n"
    return text.replace(f'"version": "{__version__}"', '"version": "VERSION"', 1)


@by_pair
@pytest.mark.parametrize("file", MAPS, ids=lambda file: file.name.partition(".")[0])
def test_golden(file: Path, name: ViewName, form: Format) -> None:
    golden = GOLDEN / name / file.name.replace(".cjm.yaml", ENDINGS[form])
    text = golden_text(file, name, form)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


# --- the same bytes ---------------------------------------------------------------------------------------------------


def digests(file: Path) -> str:
    """Return the digest of every view of a map in every format, and of all views together."""
    views = {name: view_of(file, name) for name in ViewName}
    texts = [(f"{name} {form}", drawn(file, name, form)) for name, form in PAIRS]
    texts += [(f"all {form}", str(render(form, views, Style()))) for form in TOGETHER if form not in BINARY]
    return "".join(f"{name} {hashlib.sha256(text.encode()).hexdigest()}\n" for name, text in texts)


@pytest.mark.parametrize("file", [MAPS[0], ROOT / "examples" / "saas" / "acme.en.cjm.yaml"], ids=lambda file: file.name)
def test_the_same_bytes_in_every_process(file: Path) -> None:
    """No order of a set, no address in memory, no program of the machine gets into them."""
    code = "import sys; from pathlib import Path; from tests.test_every_view import digests; "
    code += "print(digests(Path(sys.argv[1])), end='')"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PATH": os.defpath}
    command = [sys.executable, "-c", code, str(file)]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True, text=True)
    assert run.stdout.splitlines() == digests(file).splitlines()


# --- every text of the author -----------------------------------------------------------------------------------------


def written(part: Any) -> Iterator[str]:
    """Yield the texts of a journey that are more than a word of the format or an id; keys of its own are not ours."""
    if isinstance(part, BaseModel):
        for name, value in part:
            if name != "x":
                yield from written(value)
    elif isinstance(part, dict):
        for value in part.values():
            yield from written(value)
    elif isinstance(part, tuple | list):
        for value in part:
            yield from written(value)
    elif isinstance(part, Struct):
        for field in part.__struct_fields__:
            yield from written(getattr(part, field))
    elif type(part) is str and (" " in part or not part.isascii()):
        yield part


def told(part: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts of a view, each with the class and the field that hold it.

    Not those of its frame, of which each format shows what it needs, nor the times of stages, which are too short to be
    told from others.
    """
    if isinstance(part, str):
        yield field, part
    elif isinstance(part, tuple):
        for each in part:
            yield from told(each, field)
    elif isinstance(part, Struct):
        for each in part.__struct_fields__:
            if each not in ("frame", "times"):
                yield from told(getattr(part, each), f"{type(part).__name__}.{each}")


class Texts(HTMLParser):
    """The texts of a page, addresses and names of pictures among them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.feed(re.sub(r"<(style|script)>.*?</\1>", "", html, flags=re.DOTALL))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += (value for name, value in attrs if name in ("href", "alt") and value)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def texts_of_markdown(text: str) -> Iterator[str]:
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "fence":
            yield token.content
        for child in token.children or ():
            yield str(child.attrs.get("href", child.content)) if child.type != "html_inline" else ""


def texts_of_json(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from texts_of_json(inner)


@cache
def shown(file: Path, name: ViewName, form: Format) -> str:
    """Return all texts in a view as its readers get it, without spaces."""
    text = drawn(file, name, form)
    if form is Format.HTML:
        return squeezed("".join(Texts(text).texts))
    if form is Format.MARKDOWN:
        return squeezed("".join(texts_of_markdown(text)))
    if form is Format.SVG:
        return squeezed("".join("".join(part.itertext()) for part in ElementTree.fromstring(text).iter(f"{SVG}text")))
    return squeezed("".join(texts_of_json(json.loads(text))))


def journey_of(file: Path) -> Journey:
    journey = loaded_of(file).journey
    assert journey is not None
    return journey


@pytest.mark.parametrize("form", [Format.HTML, Format.MARKDOWN, Format.JSON])
@by_name
def test_the_map_says_all_that_was_written(file: Path, form: Format) -> None:
    document = shown(file, ViewName.MAP, form)
    texts = sorted(set(written(journey_of(file))))
    assert len(texts) > 5
    assert [text for text in texts if squeezed(text) not in document] == []


@pytest.mark.parametrize("name", ViewName)
@by_name
def test_what_one_format_of_a_view_says_all_of_them_say(file: Path, name: ViewName) -> None:
    authored = set(written(journey_of(file)))
    documents = {form: shown(file, name, form) for form in FORMATS[name] if form in READ}
    assert len(documents) == len(READ)
    said = [
        (field, text)
        for field, text in sorted(set(told(view_of(file, name))))
        if text in authored and any(squeezed(text) in document for document in documents.values())
    ]
    missing = {
        (str(form), field, text)
        for form, document in documents.items()
        for field, text in said
        if squeezed(text) not in document and field not in ELSEWHERE.get((name, form), ())
    }
    assert missing == set()
