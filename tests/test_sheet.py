"""The engine of sheets: lines that are filled, tables with spans, pages, and pictures that any reader can open."""

from collections.abc import Sequence
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.renderers.escape import visible
from cjmap.renderers.sheet.layout import lay, lay_cell, stack
from cjmap.renderers.sheet.lines import lay_paragraph
from cjmap.renderers.sheet.marks import Mark, Rect, Span, Stroke, Words
from cjmap.renderers.sheet.metrics import width_of
from cjmap.renderers.sheet.pages import fitting_page, paper_pages
from cjmap.renderers.sheet.paint import Page, paint
from cjmap.renderers.sheet.parts import (
    Box,
    Cards,
    Cell,
    Chip,
    Columns,
    Edge,
    Gap,
    Meter,
    Paragraph,
    Picture,
    Piece,
    Sheet,
    Sign,
    Table,
    Text,
)
from cjmap.renderers.sheet.tables import table_strips
from cjmap.renderers.sheet.words import Words as Labels
from cjmap.renderers.text_width import split_words
from cjmap.settings.theme import Theme
from tests.hostile import HOSTILE
from tests.sheets import SVG, lines_of, squeezed, words_of

TEXTS = st.text(max_size=60) | st.sampled_from(HOSTILE)
PLAIN = Theme()


def said(marks: Sequence[Mark]) -> str:
    return squeezed("".join(span.text for _, _, words in words_of(marks) for span in words.spans))


def cell(text: str, span: int = 1, rows: int = 1) -> Cell:
    return Cell((Paragraph((Text(text),)),), span, rows)


def sheet(*blocks: Box | Cards | Paragraph | Table, width: float = 400, language: str = "en") -> Sheet:
    return Sheet("A title", "A description.", language, blocks, width=width)


def svg_of(a_sheet: Sheet, theme: Theme = PLAIN) -> str:
    return paint(fitting_page(a_sheet), a_sheet.title, a_sheet.description, a_sheet.language, theme)


class TestLines:
    """Nothing is left out and nothing stands out, whatever the text and however narrow its place."""

    @given(TEXTS, st.sampled_from((8, 30, 120, 400)))
    def test_all_of_a_text_is_there_within_its_width(self, text: str, width: int) -> None:
        height, marks = lay_paragraph(Paragraph((Text(text),)), width)
        assert said(marks) == squeezed(text)
        for x, y, words in words_of(marks):
            assert 0 <= x <= width
            assert 0 <= y <= height
            one_letter = len(words.spans[0].text) <= 16
            assert x + words.width <= width or one_letter

    @given(TEXTS, TEXTS)
    def test_all_of_the_chips_and_pieces_are_there(self, first: str, second: str) -> None:
        pieces = (Chip(first), Text(first), Sign("sev3"), Text(second, weight=600), Chip(second), Gap(20), Text("end"))
        _, marks = lay_paragraph(Paragraph(pieces), 150)
        assert said(marks) == squeezed(first + first + second + second + "end")

    def test_words_stay_whole_where_they_fit(self) -> None:
        _, marks = lay_paragraph(Paragraph((Text("customers wait for a reply"),)), 90)
        assert [words.spans[0].text for _, _, words in words_of(marks)] == ["customers", "wait for a", "reply"]

    def test_neighbours_with_one_look_are_one_text(self) -> None:
        _, marks = lay_paragraph(Paragraph((Text("24%", weight=700), Text(" leave: "), Text("too dear"))), 400)
        ((_, _, words),) = words_of(marks)
        assert [span.text for span in words.spans] == ["24%", " leave: too dear"]

    def test_no_line_ends_between_a_sign_and_its_word_or_a_bracket_and_its_text(self) -> None:
        for width in range(60, 200, 7):
            _, marks = lay_paragraph(Paragraph((Text("waits ("), Text("long", weight=600), Text(")"))), width)
            lines = ["".join(span.text for span in words.spans) for _, _, words in words_of(marks)]
            assert "(" not in {line[-1] for line in lines}
            assert ")" not in {line[0] for line in lines}

    def test_an_own_line_end_begins_a_line(self) -> None:
        _, marks = lay_paragraph(Paragraph((Text("one\ntwo\r\nthree"),)), 400)
        assert [y for _, y, _ in words_of(marks)] == sorted({y for _, y, _ in words_of(marks)})
        assert len(list(words_of(marks))) == 3

    def test_lines_at_the_end_and_in_the_middle(self) -> None:
        for align, where in (("start", 0.0), ("middle", 0.5), ("end", 1.0)):
            _, marks = lay_paragraph(Paragraph((Text("word"),), align=align), 200)  # type: ignore[arg-type]
            ((x, _, words),) = words_of(marks)
            assert x == pytest.approx((200 - words.width) * where)

    def test_ascii_words_are_found_as_other_words_are(self) -> None:
        assert split_words(" one  two\tthree ") == [("", "one"), (" ", "two"), (" ", "three")]
        assert split_words("one ü") == [("", "one"), (" ", "ü")]

    def test_letters_with_accents_are_as_wide_as_without(self) -> None:
        assert width_of("déjà vu", 13) == width_of("deja vu", 13)
        assert width_of("漢字", 10) == 20
        assert width_of("bold", 13, 700) > width_of("bold", 13)


class TestBinding:
    """What belongs together stands in one line if it can."""

    def lines(self, *pieces: Piece, width: float = 120) -> list[list[str]]:
        _, marks = lay_paragraph(Paragraph(pieces), width)
        rows: list[list[str]] = []
        above = -99.0
        for y, _, text in sorted((round(y / 8), x, words.spans[0].text) for x, y, words in words_of(marks)):
            rows += [] if y - above < 2 else [[]]
            rows[-1].append(text)
            above = y
        return rows

    def test_a_footnote_stays_with_the_last_word(self) -> None:
        for text in ("one two three four", "one two three fours", "one two three fourteen", "one two three fourteenth"):
            *_, last = self.lines(Text(text), Chip("7", binds="back"))
            assert last[0].split()[-1] == text.split()[-1]
            assert last[-1] == "7"

    def test_who_stays_with_what_they_say(self) -> None:
        lines = self.lines(Text("something that really fulfils "), Chip("TE", binds="on"), Text("impatient"))
        assert ["TE", "impatient"] in lines

    def test_addresses_are_cut_where_they_are_joined(self) -> None:
        lines = self.lines(Text("https://wiki.example.org/research/interviews-2026"), width=140)
        assert all(line[-1][-1] in "/-." for line in lines[:-1])


class TestTables:
    """Rows are as high as their fullest cell, and cells stand where their spans put them."""

    def test_cells_with_spans(self) -> None:
        rows = ((cell("a", rows=2), cell("b", span=2)), (cell("c"), cell("d")), (cell("e", span=3),))
        (heads, rest) = table_strips(Table((50, 60, 70), rows, rigid=True), 500, lay_cell)
        places = {words.spans[0].text: (x, y) for x, y, words in words_of(heads.laid.marks)}
        assert [places[name][0] for name in "abcd"] == [8, 58, 58, 118]
        assert places["a"][1] == places["b"][1] < places["c"][1] == places["d"][1]
        assert len(list(words_of(rest.laid.marks))) == 1

    def test_a_tall_cell_over_rows_makes_the_last_one_higher(self) -> None:
        rows = ((cell("word " * 30, rows=2), cell("b")), (cell("c"),))
        (strip,) = table_strips(Table((60, 60), rows, rigid=True), 500, lay_cell)
        assert strip.laid.height == lay_cell(rows[0][0], 0, (60,)).height

    def test_a_table_fills_its_place_but_for_its_names(self) -> None:
        table = Table((100, 50, 150), ((cell("a"), cell("b"), cell("c")),), names=1)
        (strip,) = table_strips(table, 500, lay_cell)
        assert [x for x, _, _ in words_of(strip.laid.marks)] == [8, 108, 208]

    def test_a_part_of_a_table_keeps_names_and_repeats_what_spans(self) -> None:
        rows = ((cell("name"), cell("both", span=2)), (cell("x"), cell("left"), cell("right")), (cell("y"), cell("z")))
        strips = table_strips(Table((50, 60, 70), rows, names=1, rigid=True), 500, lay_cell, (2, 3))
        assert [said(strip.laid.marks) for strip in strips] == ["nameboth", "xright"]

    def test_pictures_are_drawn_for_the_columns_of_a_page(self) -> None:
        asked: list[tuple[int, tuple[float, ...]]] = []

        def draw(first: int, widths: Sequence[float]) -> tuple[Mark, ...]:
            asked.append((first, tuple(widths)))
            return ()

        table = Table((50, 60, 70), ((cell("n"), Cell((Picture(40, draw),), span=2)),), names=1, rigid=True)
        for columns in (None, (1, 2), (2, 3)):
            table_strips(table, 500, lay_cell, columns)
        assert asked == [(1, (60, 70)), (1, (60,)), (2, (70,))]

    def test_edges_and_grounds(self) -> None:
        edged = Cell((), ground="hatch", top=Edge("line2"), start=Edge("line", dash="1 3"))
        (strip,) = table_strips(Table((50,), ((edged,),), ground="", rigid=True), 50, lay_cell)
        assert strip.laid.marks[:3] == (
            Rect(0, 0, 50, 20, "hatch"),
            Stroke(0, 0, 50, 0, "line2"),
            Stroke(0, 0, 0, 20, "line", dash="1 3"),
        )


class TestBlocks:
    """Blocks below and beside each other."""

    def test_the_first_gap_is_left_out(self) -> None:
        one = lay(Paragraph((Text("a"),)), 100).height
        assert stack((Paragraph((Text("a"),), 10), Paragraph((Text("b"),), 10)), 100).height == 2 * one + 10

    def test_columns_share_the_width(self) -> None:
        laid = lay(Columns(((Paragraph((Text("a"),)),), (Paragraph((Text("b"),)),)), (3, 1), between=20), 420)
        assert [x for x, _, _ in words_of(laid.marks)] == [0, 320]

    def test_cards_of_a_row_are_equally_high(self) -> None:
        cards = tuple(Box((Paragraph((Text(text),)),), edge=Edge()) for text in ("short", "word " * 40, "next"))
        laid = lay(Cards(cards, 150, between=10), 310)
        frames = [mark for group in laid.marks for card in group.marks for mark in card.marks]  # type: ignore[union-attr]
        heights = [mark.height for mark in frames if isinstance(mark, Rect)]
        assert heights[0] == heights[1] > heights[2]

    def test_a_bar_is_filled_to_its_percentage(self) -> None:
        ground, value, target = lay(Meter(25, 50), 100).marks
        assert isinstance(ground, Rect)
        assert isinstance(value, Rect)
        assert isinstance(target, Rect)
        assert (ground.width, value.width, target.x) == (100, 25, 49)


class TestPages:
    """Paper: everything is on some page, legible and within its margins."""

    TALL = tuple((cell(f"row {row}"), *(cell(f"{row}.{column} words") for column in range(30))) for row in range(90))
    WIDE = Table((100, *(120 for _ in range(30))), ((cell("head"),) * 31, *TALL), 1, 1, (11, 21))

    @pytest.mark.parametrize("paper", ["a3", "a4"])
    def test_all_rows_and_columns_are_on_some_page(self, paper: str) -> None:
        pages = list(paper_pages(sheet(self.WIDE), paper))
        text = [words.spans[0].text for page in pages for _, _, words in words_of(page.marks)]
        for row in range(90):
            assert {f"{row}.{column} words" for column in range(30)} <= set(text)
        for page in pages:
            for x, y, words in words_of(page.marks):
                assert x >= 0
                assert x + words.width <= page.width
                assert y <= page.height
                assert words.spans[0].size * page.scale >= 5 - 1e-9

    def test_heads_and_names_are_on_each_page(self) -> None:
        for page in paper_pages(sheet(self.WIDE), "a4"):
            texts = [words.spans[0].text for _, _, words in words_of(page.marks)]
            assert texts.count("head") > 1
            assert any(text.startswith("row") for text in texts)

    def test_parts_begin_where_a_stage_begins(self) -> None:
        pages = list(paper_pages(sheet(self.WIDE), "a3"))
        first = {words.spans[0].text for page in pages for _, _, words in words_of(page.marks)}
        assert "0.0 words" in first
        starts = {
            min(int(words.spans[0].text.split(".")[1].split()[0]) for _, _, words in words_of(page.marks)
                if words.spans[0].text.endswith("words"))
            for page in pages
        }  # fmt: skip
        assert starts <= {0, 10, 20}

    def test_what_is_higher_than_a_page_gets_smaller_instead_of_lost(self) -> None:
        table = Table((120, 120), ((cell("name"), cell("word " * 2000)),), 0, 1)
        (page,) = paper_pages(sheet(table), "a4")
        assert all(y <= page.height for _, y, _ in words_of(page.marks))

    def test_a_cell_that_is_higher_than_a_page_goes_on_in_legible_letters(self) -> None:
        many = Cell(tuple(Paragraph((Text(f"item {number}"),), 20) for number in range(120)))
        other = Cell((Paragraph((Text("beside"),)),), rows=2)
        below = Cell(tuple(Paragraph((Text(f"below {number}"),), 20) for number in range(50)))
        rows = ((cell("head"), cell("one"), cell("two")), (cell("name", rows=2), many, other), (below,))
        pages = list(paper_pages(sheet(Table((120, 200, 200), rows, 1, 1)), "a4"))
        texts = [[words.spans[0].text for _, _, words in words_of(page.marks)] for page in pages]
        found = [text for page in texts for text in page if text.startswith(("item", "below"))]
        assert found == [f"item {number}" for number in range(120)] + [f"below {number}" for number in range(50)]
        assert [text for page in texts for text in page].count("beside") == 1
        assert all("head" in page for page in texts)
        assert [page.count("name") for page in texts].count(0) <= 1  # the row that begins within a lane says it later
        for page in pages:
            assert min(words.spans[0].size for _, _, words in words_of(page.marks)) * page.scale >= 5 - 1e-9
            assert all(y <= page.height for _, y, _ in words_of(page.marks))

    def test_a_title_stays_with_what_it_is_the_title_of(self) -> None:
        blocks = []
        for number in range(40):
            blocks.append(Paragraph((Text(f"title {number}"),), 30, kept=True))
            blocks.append(Paragraph((Text(f"body {number}\nmore\nmore"),), 10))
        for page in paper_pages(sheet(*blocks), "a4"):
            texts = [words.spans[0].text for _, _, words in words_of(page.marks) if words.spans]
            numbers = {
                kind: {text[len(kind) :] for text in texts if text.startswith(kind)} for kind in ("title", "body")
            }
            assert numbers["title"] == numbers["body"]

    def test_a_rest_of_little_stands_on_the_page_before_it(self) -> None:
        rows = tuple((cell("row"), cell("words")) for _ in range(20))
        small = tuple(paper_pages(sheet(Table((90, 300), rows, names=1)), "a4"))
        assert len(small) == 1
        assert small[0].scale < 0.75

    def test_the_head_of_a_view_is_never_alone(self) -> None:
        head = Box((Paragraph((Text("head"),)),), kept=True)
        high = Paragraph((Text("\n".join(["words"] * 45)),))
        assert len(list(paper_pages(sheet(head, high), "a4"))) == 1


class TestPictures:
    """SVG that stands alone."""

    @given(TEXTS)
    def test_texts_are_only_texts(self, text: str) -> None:
        made = Sheet(text, text, "en", (Paragraph((Text(text), Chip(text))),))
        svg = svg_of(made)
        root = ElementTree.fromstring(svg)
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
            "svg", "title", "desc", "style", "rect", "text", "tspan", "path"
        }  # fmt: skip
        assert root.find(f"{SVG}title").text in (visible(text).replace("\n", " "), None)  # type: ignore[union-attr]
        assert squeezed("".join(lines_of(svg))) == squeezed(text + text)

    def test_it_has_a_name_and_both_palettes(self) -> None:
        svg = svg_of(sheet(Paragraph((Text("word"),))))
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img"
        assert root.get("lang") == "en"
        assert root.get("aria-labelledby") == "title description"
        assert [root.find(f"{SVG}{name}").get("id") for name in ("title", "desc")] == ["title", "description"]  # type: ignore[union-attr]
        assert ".f-ink{fill:#17212B}" in svg
        assert "@media (prefers-color-scheme:dark){" in svg
        assert "http" not in svg.replace("http://www.w3.org/", "")

    def test_the_house_sets_colours_and_font(self) -> None:
        theme = Theme(
            accent=("#112233", "#445566"), personas=(("#010203", "#a0b0c0"),), font="House'} Sans, Inter, serif"
        )
        blocks = Paragraph((Text("a", tone="accent"), Text("b", tone="p1-text")))
        svg = svg_of(sheet(blocks), theme)
        assert ".f-accent{fill:#112233}" in svg
        assert ".f-accent{fill:#445566}" in svg
        assert ".f-p1-text{fill:#010203}" in svg
        assert r'font-family:"House\27 \7d \20 Sans","Inter",serif,-apple-system' in svg

    def test_from_right_to_left_everything_is_mirrored(self) -> None:
        pieces = (Sign("i-exit"), Text("مرحبا Acme plain"))
        left, right = (svg_of(sheet(Paragraph(pieces), language=language)) for language in ("en", "ar"))
        (first,), (second,) = (list(ElementTree.fromstring(svg).iter(f"{SVG}text")) for svg in (left, right))
        assert float(first.get("x", "")) + float(second.get("x", "")) == 400 + 2 * 32
        assert "a-end" in second.get("class", "")
        assert "a-end" not in first.get("class", "")
        assert "".join(second.itertext()) == "\u202bمرحبا Acme plain\u202c"
        assert "scale(-" in right
        assert "scale(-" not in left

    def test_looks_beside_each_other_are_two_texts_from_right_to_left(self) -> None:
        """Engines give letters from right to left the weight of their neighbours."""
        pieces = (Text("2 ", tone="ink3"), Text("مرحبا", weight=700))
        texts = ElementTree.fromstring(svg_of(sheet(Paragraph(pieces), language="ar"))).iter(f"{SVG}text")
        assert ["".join(text.itertext()).strip() for text in texts] == ["2", "\u202bمرحبا\u202c"]

    def test_numbers_are_short(self) -> None:
        page = Page(100.123456, 50, (Rect(1 / 3, -0.001, 10, 10, "ink"), Words(0, 9, (Span("a", 11),))))
        svg = paint(page, "t", "d", "en", PLAIN)
        assert 'viewBox="0 0 100.12 50"' in svg
        assert 'x="0.33" y="0"' in svg


def test_labels_take_pieces() -> None:
    filled = Labels("en").phrase("route.leave", Text("", tone="ink2"), share=Text("24%", weight=700))
    assert filled == (Text("24%", weight=700), Text(" leave", tone="ink2"))
