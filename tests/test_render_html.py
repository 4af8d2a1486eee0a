"""The HTML page: by the byte, by a parser of HTML, and with hostile texts in every field."""

import base64
import hashlib
import os
import re
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.loader import load, load_shared
from cjmap.model.journey import Journey
from cjmap.model.outline import Outline
from cjmap.renderers.escape import safe_url, visible
from cjmap.renderers.html import render_html
from cjmap.view.grid import build_grid
from tests.hostile import HOSTILE, wild_map

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "map"
MAPS = sorted(GOLDEN.glob("*.cjm.yaml"))
EXAMPLES = sorted((ROOT / "examples").rglob("*.cjm.yaml"))
VOID = {"meta", "col", "br", "img", "link", "input", "hr"}


def page_of(file: Path) -> str:
    shared = [load_shared(path.read_bytes(), path.name).tables for path in sorted(file.parent.glob("shared/*.yaml"))]
    loaded = load(file.read_bytes(), file.name, shared)
    assert loaded.outline is not None, loaded.findings
    return render_html(build_grid(loaded.outline))


@cache
def wild_page(text: str) -> str:
    journey = Journey.model_validate(wild_map(text))
    return render_html(build_grid(Outline(journey, journey)))


class Page(HTMLParser):
    """What a page consists of; fails on tags that do not match."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.attributes: set[tuple[str, str]] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.text: list[str] = []
        self.shape: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append(tag)
        self.attributes |= {(tag, name) for name, _ in attrs} | {(tag, "")}
        for name, value in attrs:
            if name in ("href", "src", "xlink:href", "action"):
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def curve(html: str) -> ElementTree.Element:
    """Return the curve, read as XML."""
    start = html.index('<svg class="curve"')
    end, depth = start, 0
    for match in re.compile(r"<svg\b|</svg>").finditer(html, start):
        depth += 1 if match[0] == "<svg" else -1
        end = match.end()
        if depth == 0:
            break
    return ElementTree.fromstring(html[start:end])


@cache
def tame() -> Page:
    return Page(wild_page("harmless"))


class TestGolden:
    """Small maps whose page is known by the byte, but for its style; `UPDATE_GOLDEN=1` writes it anew."""

    @pytest.mark.parametrize("file", MAPS, ids=lambda file: file.name.partition(".")[0])
    def test_page(self, file: Path) -> None:
        golden = file.with_name(file.name.replace(".cjm.yaml", ".html"))
        page = re.sub(r"<style>.*?</style>", "<style></style>", page_of(file), flags=re.DOTALL)
        page = re.sub(r"sha256-[^']+", "sha256-", page)
        if os.environ.get("UPDATE_GOLDEN"):
            golden.write_text(page, encoding="utf-8", newline="\n")
        assert page == golden.read_text(encoding="utf-8")

    def test_there_are_maps(self) -> None:
        assert len(MAPS) >= 2

    def test_the_same_bytes_in_another_process(self) -> None:
        """No order of a set, no time, no memory address gets into the page."""
        code = "import sys; from pathlib import Path; from tests.test_render_html import page_of; "
        code += "sys.stdout.buffer.write(page_of(Path(sys.argv[1])).encode())"
        environment = {**os.environ, "PYTHONHASHSEED": "7"}
        run = subprocess.run(
            [sys.executable, "-c", code, str(MAPS[0])], cwd=ROOT, env=environment, capture_output=True, check=True
        )
        assert run.stdout.decode() == page_of(MAPS[0])


@pytest.mark.parametrize("file", [*MAPS, *EXAMPLES], ids=lambda file: file.name.partition(".cjm")[0])
class TestPages:
    def test_is_well_formed(self, file: Path) -> None:
        html = page_of(file)
        page = Page(html)
        assert len(page.ids) == len(set(page.ids))
        inner = {link[1:] for link in page.links if link.startswith("#")}
        assert inner <= set(page.ids)
        assert html.startswith("<!DOCTYPE html>\n<html lang=")

    def test_asks_nothing_of_the_network(self, file: Path) -> None:
        html = page_of(file)
        page = Page(html)
        assert not {"script", "img", "link", "iframe", "object", "embed", "form"} & set(page.shape)
        style = html[html.index("<style>") + 7 : html.index("</style>")]
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"default-src 'none'; style-src 'sha256-{digest}'" in html
        assert "url(" not in style
        assert "@import" not in style
        assert not any(name == "style" or name.startswith("on") for _, name in page.attributes)

    def test_columns_of_the_table_add_up(self, file: Path) -> None:
        """Each row of the grid covers every column, those of taller cells above counted."""
        html = page_of(file)
        table = html[html.index('<table class="grid">') : html.index("</table>")]
        columns = table.count("<col ")
        below = [0] * columns
        for row in re.findall(r"<tr.*?</tr>", table, flags=re.DOTALL):
            taken = [height > 0 for height in below]
            below = [max(0, height - 1) for height in below]
            for attributes in re.findall(r"<t[hd]\b([^>]*)>", row):
                wide, high = (re.search(rf'{name}="(\d+)"', attributes) for name in ("colspan", "rowspan"))
                start = taken.index(False)
                for column in range(start, start + (int(wide[1]) if wide else 1)):
                    assert not taken[column]
                    taken[column] = True
                    below[column] = max(below[column], int(high[1]) - 1 if high else 0)
            assert all(taken)


class TestHostile:
    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_text_stays_text(self, text: str) -> None:
        html = wild_page(text)
        page = Page(html)
        assert page.attributes <= tame().attributes
        assert [tag for tag in page.shape if tag in ("tr", "td", "th", "section", "li")] == [
            tag for tag in tame().shape if tag in ("tr", "td", "th", "section", "li")
        ]
        assert " ".join(visible(text).split()) in " ".join("".join(page.text).split())

    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_no_link_leads_where_none_should(self, text: str) -> None:
        for link in Page(wild_page(text)).links:
            scheme = re.match(r"[^/?#]*?:", link)
            assert scheme is None or scheme[0].lower() in ("http:", "https:", "mailto:"), link
            assert not link.startswith("//")

    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_the_curve_is_xml(self, text: str) -> None:
        names = {element.tag for element in curve(wild_page(text)).iter()}
        assert names <= {element.tag for element in curve(wild_page("harmless")).iter()} | {"text"}

    @settings(max_examples=25, deadline=None)
    @given(st.text(min_size=1).filter(str.strip))
    def test_any_text(self, text: str) -> None:
        page = Page(wild_page(text))
        assert page.attributes <= tame().attributes
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "".join(page.text))


class TestLinks:
    @pytest.mark.parametrize(
        ("url", "safe"),
        [
            ("https://a.example/x?y=1&z=2#t", "https://a.example/x?y=1&z=2#t"),
            ("HTTP://a.example", "HTTP://a.example"),
            ("mailto:a@b.example", "mailto:a@b.example"),
            ("docs/my spec.md#part", "docs/my%20spec.md#part"),
            ("../map.cjm.yaml", "../map.cjm.yaml"),
            ("?q=a:b", "?q=a:b"),
            ("javascript:alert(1)", None),
            ("java\nscript:alert(1)", None),
            ("\x01javascript:alert(1)", None),
            ("java\u202escript:alert(1)", None),
            ("data:text/html,x", None),
            ("//evil.example", None),
            ("\\\\evil.example", None),
            ("/\\evil.example", None),
            ("C:\\x", None),
            (" ", None),
        ],
    )
    def test_safe_url(self, url: str, safe: str | None) -> None:
        assert safe_url(url) == safe


class TestContent:
    def test_says_it_all(self) -> None:
        """Every text of the map that shows all kinds of cells is on the page."""
        source = (GOLDEN / "clinic.cjm.yaml").read_text(encoding="utf-8")
        text = " ".join("".join(Page(page_of(GOLDEN / "clinic.cjm.yaml")).text).split())
        words = re.findall(
            r"(?:text|why|name|hypothesis|when|event|expects|gets|thoughts|source): ([A-Za-z][^,}\n]+)", source
        )
        assert len(words) > 25
        assert [word for word in words if word.strip() not in text] == []

    def test_right_to_left(self) -> None:
        loaded = load("cjmap: 1\ntitle: رحلة\nlanguage: ar\nstages: [أ]", "t.cjm.yaml")
        assert loaded.outline is not None
        assert '<html lang="ar" dir="rtl">' in render_html(build_grid(loaded.outline))

    def test_the_curve_has_words(self) -> None:
        root = curve(page_of(GOLDEN / "clinic.cjm.yaml"))
        title, text = root.find("title"), root.find("desc")
        assert title is not None
        assert title.text == "Feelings along the journey"
        assert text is not None
        assert "Worried patient. Begins: worried (−1)." in " ".join((text.text or "").split())


def test_from_right_to_left_the_curve_begins_at_the_right() -> None:
    text = (
        "cjmap: 1\ntitle: T\nlanguage: {}\nstages:\n"
        "  - {{name: A, emotions: 2}}\n  - {{name: B, emotions: 0}}\n  - {{name: C, emotions: -2}}\n"
    )

    def markers(language: str) -> list[float]:
        outline = load(text.format(language), "m").outline
        assert outline is not None
        html = render_html(build_grid(outline))
        assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in html
        return [float(x) for x in re.findall(r'<svg class="pt p0" x="([\d.]+)%"', html)]

    assert len(markers("en")) == 3
    assert markers("ar") == pytest.approx([100 - x for x in markers("en")], abs=0.011)
