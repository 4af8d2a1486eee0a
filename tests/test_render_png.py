"""Views as PNG: read back, in letters that are there, on every machine the same."""

import re
import subprocess
import sys
from importlib.util import find_spec
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("resvg_py", reason="the extra `png` is not installed")

from fontTools.pens.areaPen import AreaPen
from fontTools.ttLib import TTFont
from PIL import Image

from cjmap.__main__ import main
from cjmap.errors import CjmapError
from cjmap.renderers.paper import faces
from cjmap.renderers.paper.lettering import Lettering, letter
from cjmap.renderers.paper.plain_text import plain_text
from cjmap.renderers.png import LONGEST, MOST, SCALE, rasterise, render_png
from cjmap.renderers.scripts import begins_from_the_right
from cjmap.renderers.style import Style
from cjmap.renderers.svg import render_svg
from cjmap.view.views import ViewName
from tests.test_view_json import ROOT, views_of

EXAMPLE = ROOT / "examples" / "five-stage.cjm.yaml"
SCRIPTS = {
    "Latin": "Añßřçẞő−€…“”",
    "Greek": "ΑλφάΩ",
    "Cyrillic": "ПриветЇ",
    "Chinese": "客户旅程，体验",
    "Japanese": "お客様の旅カナ",
    "Korean": "고객여정",
    "Hebrew": "שלום",
    "Arabic": "مرحبا",
    "Thai": "สวดม",
    "Devanagari": "कखग",
    "Tamil": "கஙச",
    "Khmer": "កខគ",
    "Georgian": "გზა",
    "emoji": "😀🚀❤☎",
    "signs": "▲▼●◆→✓⚠½×",
}


def drawing(text: str, style: str = "") -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="40" viewBox="0 0 400 40"><style>{style}</style>'
        f'<text class="t" x="5" y="30">{text}</text></svg>'
    )


def lettered(text: str, language: str = "en", style: str = "") -> Lettering:
    return letter([drawing(text, style)], language, "png")


def fonts_of(lettering: Lettering) -> list[TTFont]:
    return [TTFont(BytesIO(font)) for font in lettering.fonts]


def area(font: TTFont, char: str) -> float:
    """Return the ink of a character."""
    glyphs = font.getGlyphSet()
    pen = AreaPen(glyphs)
    glyphs[font.getBestCmap()[ord(char)]].draw(pen)
    return abs(float(pen.value))


def outline(font: TTFont, char: str) -> Any:
    return font["glyf"][font.getBestCmap()[ord(char)]].getCoordinates(font["glyf"])[0]


@pytest.mark.parametrize("name", ViewName)
def test_every_view_is_a_picture_twice_as_large_as_its_svg(name: ViewName) -> None:
    views = views_of(EXAMPLE, (name,))
    box = re.search(r'viewBox="0(?:\.0+)? 0(?:\.0+)? ([\d.]+) ([\d.]+)"', render_svg(views, Style()))
    assert box is not None
    picture = Image.open(BytesIO(render_png(views, Style())))
    assert picture.format == "PNG"
    assert picture.size == pytest.approx([float(side) * SCALE for side in box.groups()], abs=2)
    assert picture.getchannel("A").getextrema() == (255, 255)
    tones = picture.convert("L").histogram()
    assert sum(tones[:80]) > 1000
    assert sum(tones[240:]) > 100_000


def test_the_same_bytes_twice() -> None:
    views = views_of(EXAMPLE, (ViewName.TIMELINE,))
    assert render_png(views, Style()) == render_png(views, Style())


def test_the_same_fonts_whatever_the_order_of_sets() -> None:
    program = (
        "import sys, hashlib; from cjmap.renderers.paper.lettering import letter;"
        "print([hashlib.sha256(font).hexdigest() for font in letter([sys.argv[1]], 'ja', 'png').fonts])"
    )
    picture = drawing(f'{"".join(SCRIPTS.values())}<tspan font-weight="bold">x</tspan>')
    first, second = (
        subprocess.run(
            [sys.executable, "-c", program, picture], env={"PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("1", "2")
    )
    assert first == second


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_character_of_a_script_has_a_shape_of_its_own(script: str) -> None:
    (font,) = fonts_of(lettered(SCRIPTS[script]))
    assert all(area(font, char) > 1000 for char in SCRIPTS[script])
    shapes = [str(outline(font, char)) for char in dict.fromkeys(SCRIPTS[script])]
    assert len(set(shapes)) == len(shapes)


def test_only_the_fonts_that_are_asked_for() -> None:
    css = ".t{font-family:Georgia,serif;font-style:italic}.b{font-weight:700}.unused{font-weight:600}"
    lettering = lettered('a<tspan class="b">b</tspan><tspan font-family="Arial, sans-serif">c</tspan>', style=css)
    fonts = {str(font["name"].getDebugName(6)): font for font in fonts_of(lettering)}
    assert list(fonts) == ["cjmapsans-400Italic", "cjmapserif-400Italic", "cjmapserif-700Italic"]
    held = ["".join(map(chr, sorted(font.getBestCmap()))) for font in fonts.values()]
    assert held == [" abc"] * 3  # each sets the whole text, of which the engine takes its part
    assert set(re.findall(r"font-family[:=][\"']([^\"']+)", lettering.pictures[0])) == {"cjmap serif", "cjmap sans"}


@pytest.mark.parametrize("char", ["a", "客", "▲", "😀", "م"])
def test_bold_is_bolder(char: str) -> None:
    spans = (f'<tspan font-weight="{weight}">{char}</tspan>' for weight in ("normal", "600", "bold"))
    fonts = fonts_of(lettered("".join(spans)))
    weights = [font["OS/2"].usWeightClass for font in fonts]
    inks = [area(font, char) for font in fonts]
    assert weights == [400, 600, 700]
    assert char == "▲" or all(light < heavy for light, heavy in pairwise(inks))


def test_ideographs_have_the_forms_of_the_language() -> None:
    forms = {}
    for language in ("zh-Hans", "zh-Hant", "ja", "en", "de-AT"):
        (font,) = fonts_of(lettered("骨", language))
        forms[language] = str(outline(font, "骨"))
    assert forms["en"] == forms["de-AT"] == forms["zh-Hans"]
    assert forms["zh-Hans"] not in (forms["zh-Hant"], forms["ja"])


def test_letters_stand_closer_where_that_looks_better() -> None:
    (font,) = fonts_of(lettered("AV"))
    assert [record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord if record.FeatureTag == "kern"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("👩‍💻 and 👍🏽", "👩💻 and 👍"),
        ("🇩🇪 ❤️ 1️⃣", "DE ❤ 1"),
        ("Zoe\u0308", "Zoë"),
        ("می‌خواهم", "\u202bمی‌خواهم\u202c"),
        ("plain", "plain"),
    ],
)
def test_signs_of_several_characters_become_their_parts(text: str, plain: str) -> None:
    assert plain_text(text) == plain
    assert f">{plain}</text>" in lettered(text).pictures[0]


def test_a_text_from_right_to_left_is_embedded_once() -> None:
    assert plain_text("1 שלום, Acme") == "\u202b1 שלום, Acme\u202c"
    assert plain_text(plain_text("שלום")) == plain_text("שלום")
    assert plain_text("Acme שלום") == "Acme שלום"


def columns(text: str) -> list[bool]:
    """Tell of each column of pixels whether the text has ink there."""
    picture = Image.open(BytesIO(rasterise(lettered(text)))).convert("L")
    return [picture.crop((x, 0, x + 1, picture.height)).getextrema() != (255, 255) for x in range(picture.width)]


@pytest.mark.parametrize("text", ["👩‍💻|", "👍🏽|", "🇩🇪|", "1️⃣|", "z̤̈|", "客|", "שלום|", "สวัสดี|"])
def test_nothing_lies_on_what_follows(text: str) -> None:
    """The line behind a sign stands alone: there is a gap before it."""
    ink = columns(text)
    ink = ink[::-1] if begins_from_the_right(text) else ink
    last = len(ink) - 1 - ink[::-1].index(True)
    width = ink[: last + 1][::-1].index(False)
    assert 2 <= width <= 8


def test_arabic_letters_are_joined() -> None:
    """Three letters make one stretch of ink, and three stretches when joiners keep them apart."""
    stretches = [
        sum(now and not before for before, now in pairwise([False, *columns(text)]))
        for text in ("سسس", "س\u200cس\u200cس")
    ]
    assert stretches == [1, 3]


def test_a_character_without_a_glyph_is_an_error() -> None:
    with pytest.raises(CjmapError) as raised:
        lettered("Map 𓀀 নম")
    message = str(raised.value)
    assert message.startswith("png: ")
    assert "𓀀 (U+13000 EGYPTIAN HIEROGLYPH A001)" in message
    assert "U+09A8 BENGALI LETTER NA" in message
    assert "\n" not in message


def test_many_characters_without_a_glyph_are_counted() -> None:
    with pytest.raises(CjmapError, match=r"and 3 more"):
        lettered("".join(chr(0x13000 + number) for number in range(8)))


def test_letters_that_change_places_are_formed_by_the_rules_of_their_script() -> None:
    """The engine goes by the script that a line begins with, and takes some vowels apart."""
    assert plain_text("a कि b") == "a \u202aकि\u202c b"
    assert plain_text("น้ำ") == "\u202aน\u0e4d\u0e49\u0e32\u202c"
    (font,) = fonts_of(lettered("கொ"))
    assert {0x0BC6, 0x0BBE} <= set(font.getBestCmap())
    assert {"dev2", "latn"} <= {
        record.ScriptTag for record in fonts_of(lettered("a कि"))[0]["GSUB"].table.ScriptList.ScriptRecord
    }


@pytest.mark.parametrize(("text", "form"), [("কর্ম", "png"), ("कर्म", "pdf")])
def test_letters_that_the_engine_does_not_form_are_an_error(text: str, form: str) -> None:
    with pytest.raises(CjmapError, match=rf"^{form}: its fonts have no glyph for"):
        letter([drawing(text)], "en", form)


def test_titles_and_descriptions_need_no_glyph() -> None:
    picture = drawing("a").replace("<text", "<title>𓀀</title><desc>𓀀</desc><text", 1)
    assert letter([picture], "en", "png").fonts


def test_a_map_that_cannot_be_drawn_ends_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "old.cjm.yaml"
    file.write_text('cjmap: 1\ntitle: "Nile 𓀀"\nstages: [{name: Flood}]\n', "utf-8")
    monkeypatch.setattr(sys, "argv", ["cjmap", "render", str(file), "-o", str(tmp_path / "old.png")])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "png: its fonts have no glyph for 𓀀 (U+13000" in capsys.readouterr().err
    assert not (tmp_path / "old.png").exists()


@pytest.mark.parametrize("package", ["resvg_py", "manimgx_fonts", "manimgx_fonts_cjk", "fontpkg_noto_serif"])
def test_a_missing_extra_is_named(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "find_spec", lambda name: None if name == package else find_spec(name))
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(CjmapError, match=re.escape("pip install 'cjmap[png]'")):
        render_png(views_of(EXAMPLE, (ViewName.MAP,)), Style())


@pytest.mark.parametrize(
    ("wide", "high", "size"),
    [(40_000, 400, (LONGEST, 164)), (400, 32_768, (200, LONGEST)), (10_000, 4_000, (10_000, 4_000))],
)
def test_very_large_pictures_are_drawn_smaller(wide: int, high: int, size: tuple[int, int]) -> None:
    large = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"/>'
    picture = Image.open(BytesIO(rasterise(Lettering((large,), ()))))
    assert picture.size == pytest.approx(size, abs=1)
    assert picture.width * picture.height <= MOST
