"""Views as PDF: read back, with text as text, in fonts of our own, without a date."""

import re
import sys
import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

pytest.importorskip("typst", reason="the extra `pdf` is not installed")

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from cjmap.errors import CjmapError
from cjmap.model.journey import Journey
from cjmap.model.outline import Outline
from cjmap.renderers.escape import visible
from cjmap.renderers.paper.layers import split_layers
from cjmap.renderers.pdf import render_pdf
from cjmap.renderers.png import render_png
from cjmap.renderers.style import Style
from cjmap.renderers.svg import Leaf, draw_document, draw_svg
from cjmap.settings import Paper
from cjmap.view.grid.parts import GridView
from cjmap.view.options import Options
from cjmap.view.parts import Item
from cjmap.view.registry import Registry
from cjmap.view.views import View, ViewName, build_view
from tests.hostile import wild_map
from tests.test_view_json import ROOT, views_of

EXAMPLES = ROOT / "examples"
SMALL = EXAMPLES / "five-stage.cjm.yaml"
SIDES = {"a3": (841.89, 1190.55), "a4": (595.28, 841.89)}


def pdf_of(views: dict[ViewName, View], paper: Paper = "fit") -> PdfReader:
    return PdfReader(BytesIO(render_pdf(views, Style(paper=paper))))


def bare(text: str) -> str:
    """Return a text without what lines and the reading of a PDF change: spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def text_of(reader: PdfReader) -> str:
    return bare("".join(page.extract_text() for page in reader.pages))


def items_of(view: View) -> Iterator[Item]:
    assert isinstance(view, GridView)
    for lane in view.lanes:
        for row in lane.rows:
            for cell in row:
                yield from cell.content.items


def objects_of(reader: PdfReader, kind: str) -> list[Any]:
    """Return the objects of a type in a file."""
    trailer: Any = reader.trailer
    found = [reader.get_object(number) for number in range(1, trailer["/Size"])]
    return [each for each in found if isinstance(each, DictionaryObject) and each.get("/Type") == kind]


def alternatives(element: Any) -> Iterator[str]:
    """Yield the text alternatives in a tree of structure."""
    element = element.get_object()
    if isinstance(element, ArrayObject):
        for inner in element:
            yield from alternatives(inner)
    if isinstance(element, DictionaryObject):
        if "/Alt" in element:
            yield str(element["/Alt"])
        if "/K" in element:
            yield from alternatives(element.raw_get("/K"))


@pytest.mark.parametrize("name", ["five-stage", "teahouse", "onsen"])
def test_what_the_author_wrote_can_be_searched(name: str) -> None:
    views = views_of(EXAMPLES / f"{name}.cjm.yaml", (ViewName.MAP,))
    view = views[ViewName.MAP]
    written = [item.text for item in items_of(view)] + [view.frame.header.title]
    text = text_of(pdf_of(views))
    assert len(written) > 10
    assert [each for each in written if bare(each) not in text] == []


def test_all_views_one_after_another_with_an_outline() -> None:
    views = views_of(SMALL)
    reader = pdf_of(views)
    assert len(reader.pages) == len(ViewName)
    outline: Any = reader.outline
    entries = [(entry["/Title"], reader.get_destination_page_number(entry)) for entry in outline]
    assert [page for _, page in entries] == list(range(len(ViewName)))
    assert len({title for title, _ in entries}) == len(ViewName)
    assert entries[0][0] == "Map"


def test_title_language_and_text_alternatives() -> None:
    views = views_of(EXAMPLES / "onsen.cjm.yaml", (ViewName.MAP, ViewName.CURVE))
    reader = pdf_of(views)
    frame = views[ViewName.MAP].frame
    root: Any = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert reader.metadata.title == frame.header.title
    assert root["/Lang"] == "ja"
    assert root["/MarkInfo"]["/Marked"]
    told = list(alternatives(root["/StructTreeRoot"]))
    assert len(told) == 3  # the third is the evidence that both refer to
    assert all(frame.header.title in alternative for alternative in told)


def test_no_date_and_the_same_bytes_twice() -> None:
    views = views_of(SMALL, (ViewName.CURVE, ViewName.FLOW))
    first, second = (render_pdf(views, Style()) for _ in range(2))
    assert first == second
    reader = PdfReader(BytesIO(first))
    assert not {"/CreationDate", "/ModDate"} & set(reader.metadata or {})
    assert reader.xmp_metadata is not None
    assert not any(
        (
            reader.xmp_metadata.xmp_create_date,
            reader.xmp_metadata.xmp_modify_date,
            reader.xmp_metadata.xmp_metadata_date,
        )
    )


def test_every_font_is_ours_and_embedded() -> None:
    views = views_of(EXAMPLES / "teahouse.cjm.yaml", (ViewName.MAP,))
    fonts = objects_of(pdf_of(views), "/FontDescriptor")
    assert len(fonts) > 1
    assert all(re.fullmatch(r"/[A-Z]{6}\+cjmap(sans|serif)-\d00(Italic)?", font["/FontName"]) for font in fonts)
    assert all({"/FontFile2", "/FontFile3"} & set(font) for font in fonts)


@pytest.mark.parametrize("paper", ["a3", "a4"])
@pytest.mark.parametrize("name", [ViewName.MAP, ViewName.FLOW, ViewName.PERSONAS])
def test_pages_of_paper(name: ViewName, paper: Paper) -> None:
    views = views_of(EXAMPLES / "clinic-visit.cjm.yaml", (name,))
    reader = pdf_of(views, paper)
    assert len(reader.pages) == len(draw_document(views, Style(paper=paper)))
    for page in reader.pages:
        assert sorted((page.mediabox.width, page.mediabox.height)) == pytest.approx(SIDES[paper], abs=0.5)


def test_a_page_that_fits_is_as_large_as_its_picture() -> None:
    views = views_of(SMALL, (ViewName.MAP,))
    picture = draw_svg(ViewName.MAP, views[ViewName.MAP], Style())
    size = re.search(r'width="([\d.]+)" height="([\d.]+)"', picture)
    assert size is not None
    (page,) = pdf_of(views).pages
    assert (page.mediabox.width, page.mediabox.height) == pytest.approx(
        [float(side) * 0.75 for side in size.groups()], abs=0.1
    )


def test_a_flow_larger_than_paper_is_drawn_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays within the margins: the picture is placed once, scaled down."""
    large = '<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="900" viewBox="0 0 4000 900"><text y="9">x</text></svg>'
    monkeypatch.setattr("cjmap.renderers.svg._draw_flow", lambda view, style: large)
    views = views_of(SMALL, (ViewName.FLOW,))
    (leaf,) = draw_document(views, Style(paper="a4"))
    box = re.search(r'viewBox="0 0 ([\d.]+)', leaf.picture)
    inner = re.search(
        r'<svg x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" viewBox="0 0 4000 900"', leaf.picture
    )
    assert box is not None
    assert inner is not None
    scale = 841.89 / float(box[1])
    assert float(inner[1]) * scale == pytest.approx(28.35, abs=0.1)
    wide, high = float(inner[3]), float(inner[4])
    assert wide * scale == pytest.approx(841.89 - 2 * 28.35, abs=0.1)
    assert wide / high == pytest.approx(4000 / 900, rel=1e-3)
    assert views[ViewName.FLOW].frame.header.title in "".join(ElementTree.fromstring(leaf.picture).itertext())
    (page,) = pdf_of(views, "a4").pages
    assert (page.mediabox.width, page.mediabox.height) == pytest.approx(SIDES["a4"][::-1], abs=0.1)
    assert bare("x") in bare(page.extract_text())


def test_a_character_without_a_glyph_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9"><text>𓀀</text></svg>'
    monkeypatch.setattr("cjmap.renderers.pdf.draw_document", lambda views, style: (Leaf(picture, (9, 9), "", ""),))
    with pytest.raises(CjmapError, match=r"^pdf: its fonts have no glyph for 𓀀 \(U\+13000"):
        render_pdf(views_of(SMALL, (ViewName.MAP,)), Style())


def drawing_of(text: str, size: str = 'viewBox="0 0 90 90"') -> str:
    """Return the address of a drawing that says something, in a style that others have another of."""
    style = f"<style>.a{{font-family:Arial;letter-spacing:{len(text)}px}}</style>"
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{style}<text class="a" x="9" y="9">{text}</text></svg>'
    return f"data:image/svg+xml;base64,{b64encode(picture.encode()).decode()}"


def test_drawings_of_the_author_keep_their_texts() -> None:
    stages = [{"name": "A", "image": "a.svg"}, {"name": "B", "image": "b.svg"}, {"name": "C", "image": "a.svg"}]
    journey = Journey.model_validate({"cjmap": 1, "title": "T", "stages": stages})
    view = build_view(ViewName.STORYBOARD, Registry(Outline(journey, journey)), Options())
    pictures = {"a.svg": drawing_of("Zq肺", 'width="90mm" height="80mm"'), "b.svg": drawing_of("Wxyz")}
    reader = PdfReader(BytesIO(render_pdf({ViewName.STORYBOARD: view}, Style(pictures=pictures))))
    text = text_of(reader)
    assert (text.count("Zq肺"), text.count("Wxyz")) == (2, 1)
    for form in (render_pdf, render_png):
        with pytest.raises(CjmapError, match=r"its fonts have no glyph for 𓀀"):
            form({ViewName.STORYBOARD: view}, Style(pictures={"a.svg": drawing_of("𓀀")}))


def test_a_drawing_lies_in_a_layer_where_it_stood() -> None:
    known, unknown = drawing_of("a"), drawing_of("b", "")
    inside = f'<image x="1" y="2" width="3" height="4" href="{known}"/>'
    window = f'<svg x="9" viewBox="0 0 9 9"><rect/>{inside}</svg>'
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{window}<image href="{unknown}"/></svg>'
    below, layer = split_layers(picture)
    assert (below.count("image/svg"), unknown in below) == (1, True)
    assert re.search(
        r'<svg width="9" height="9"><svg x="9" viewBox="0 0 9 9">'
        r'<svg x="1" y="2" width="3" height="4" viewBox="0 0 90 90"><svg [^>]*width="90" height="90"><style>',
        layer.replace(' xmlns="http://www.w3.org/2000/svg"', ""),
    )


@pytest.mark.parametrize(
    "text",
    ['#panic("x") $x$ @ref <label> \\ "', "\x1b[31mred\x00 \ufffe", "first\nsecond\u2028third", "&lt;{{ 7*7 }}]]>"],
)
def test_hostile_texts_are_only_texts(text: str) -> None:
    journey = Journey.model_validate(wild_map(text))
    view = build_view(ViewName.OPPORTUNITIES, Registry(Outline(journey, journey)), Options())
    reader = pdf_of({ViewName.OPPORTUNITIES: view})
    assert bare(visible(text)) in text_of(reader)


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(CjmapError, match=re.escape("pip install 'cjmap[pdf]'")):
        render_pdf(views_of(SMALL, (ViewName.MAP,)), Style())


def test_nothing_is_left_in_the_folder_of_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    render_pdf(views_of(SMALL, (ViewName.CURVE,)), Style())
    assert list(tmp_path.iterdir()) == []
