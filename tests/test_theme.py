"""House colours: which can be read, what is proposed instead, and what the tables `theme` and `render` may hold."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.errors import CjmapError
from cjmap.settings import find_settings
from cjmap.settings.contrast import DARK_GROUND, LEAST, LIGHT_GROUND, contrast, darkened, lightened
from cjmap.settings.keys import read_layer
from cjmap.settings.theme import Theme

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),  # the grey that is known to fail by a hair, and the one that does not
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


@given(COLOURS)
def test_what_is_proposed_can_be_read_and_is_the_nearest(colour: str) -> None:
    for shade, ground in ((darkened(colour), LIGHT_GROUND), (lightened(colour), DARK_GROUND)):
        assert contrast(shade, ground) >= LEAST
        assert (shade == colour) == (contrast(colour, ground) >= LEAST)
    assert darkened(darkened(colour)) == darkened(colour)


def theme(table: Any) -> Any:
    return read_layer("cjmap.toml", {"theme": table}).theme


def told(table: Any) -> str:
    with pytest.raises(CjmapError) as caught:
        read_layer("cjmap.toml", table)
    return str(caught.value)


def test_house_colours_in_five_lines(tmp_path: Path) -> None:
    (tmp_path / "cjmap.toml").write_text(
        "[theme]\n"
        'accent = "#8A1538"\n'
        'positive = ["#0B6A66", "#4FCFC4"]\n'
        'font = "Inter,  Noto Sans"\n'
        'logo = "Acme · Service design"\n'
    )
    assert find_settings(tmp_path).theme == Theme(
        accent=("#8a1538", lightened("#8a1538")),
        positive=("#0b6a66", "#4fcfc4"),
        font="Inter, Noto Sans",
        logo="Acme · Service design",
    )


def test_a_dark_shade_that_is_not_said_is_worked_out() -> None:
    light, dark = theme({"accent": "#4447B5"})["accent"]
    assert light == "#4447b5"
    assert contrast(dark, DARK_GROUND) >= LEAST > contrast(light, DARK_GROUND)


def test_colours_of_personas_may_be_pairs() -> None:
    assert theme({"personas": ["#0068a3", ["#8a5a00", "#e69f00"]]})["personas"] == (
        ("#0068a3", lightened("#0068a3")),
        ("#8a5a00", "#e69f00"),
    )


COLOUR = 'is a colour like "#4447b5", or two, for light and dark, like ["#4447b5", "#a9aeff"]'


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (
            {"accent": "#E0A800"},
            "`theme.accent` is too light: text in `#e0a800` has a contrast of 1.87:1 on a light ground and needs "
            "4.5:1; the nearest shade that has it is `#8b6800`",
        ),
        (
            {"negative": ["#a83b00", "#333333"]},
            "`theme.negative` is too dark: text in `#333333` has a contrast of 1.34:1 on a dark ground and needs "
            "4.5:1; the nearest shade that has it is `#848484`",
        ),
        ({"accent": "red"}, f"`theme.accent` {COLOUR}"),
        ({"accent": "#4447b5 "}, f"`theme.accent` {COLOUR}"),
        ({"accent": "#４４47b5"}, f"`theme.accent` {COLOUR}"),
        ({"accent": ["#4447b5"]}, f"`theme.accent` {COLOUR}"),
        ({"accent": [["#4447b5"], "#a9aeff"]}, f"`theme.accent` {COLOUR}"),
        ({"positive": 3}, f"`theme.positive` {COLOUR}"),
        ({"personas": []}, '`theme.personas` is a list of 1 to 6 colours, like ["#0068a3", "#8a5a00"]'),
        ({"personas": ["#000000"] * 7}, '`theme.personas` is a list of 1 to 6 colours, like ["#0068a3", "#8a5a00"]'),
        ({"acent": "#000000"}, "unknown key `theme.acent`; did you mean `theme.accent`?"),
        ("dark", '`theme` is a table of colours and words, like theme.accent = "#4447b5"'),
    ],
)
def test_what_is_wrong_with_a_theme(table: Any, message: str) -> None:
    assert told({"theme": table}) == f"cjmap.toml: {message}"


@pytest.mark.parametrize(
    "font",
    ["", "a;b", 'x"', "x'", "x\\", "url(x)", "x}", "<b>", "a\nb", "--x", " ", ", ,", "x/*", "x!", "x:y", 3, ["Inter"]],
)
def test_a_font_is_a_name_and_nothing_else(font: Any) -> None:
    assert told({"theme": {"font": font}}) == (
        'cjmap.toml: `theme.font` is the name of a font, or several with commas between, like "Inter, Noto Sans"'
    )


@given(st.text(max_size=30))
def test_no_font_means_anything_in_a_style_sheet(font: str) -> None:
    try:
        read = theme({"font": font})["font"]
    except CjmapError:
        return
    assert not set(read) & set("\"'\\;:{}()<>/*@!#&\n\r\t")


@pytest.mark.parametrize("logo", ["", " ", "a\nb", "x" * 81, "a\u202eb", "a\x1bb", 3])
def test_a_logo_is_one_short_line(logo: Any) -> None:
    assert told({"theme": {"logo": logo}}) == "cjmap.toml: `theme.logo` is a text of one line, at most 80 characters"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"paper": "a5"}, "`render.paper` is fit, a4 or a3, not `a5`"),
        ({"lanes": "pains"}, '`render.lanes` is a list of lanes, like lanes = ["actions", "emotions", "pains"]'),
        ({"lane": []}, "unknown key `render.lane`; did you mean `render.lanes`?"),
        ([], '`render` is a table of what is drawn, like render.paper = "a3"'),
    ],
)
def test_what_is_wrong_with_what_is_drawn(table: Any, message: str) -> None:
    assert told({"render": table}) == f"cjmap.toml: {message}"


def test_a_theme_of_the_company_and_a_logo_of_the_team(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "maps").mkdir()
    (tmp_path / "house.toml").write_text('[theme]\naccent = "#123456"\nlogo = "Acme"\n[render]\npaper = "a3"\n')
    (tmp_path / "maps" / "cjmap.toml").write_text('extend = "../house.toml"\ntheme.logo = "Acme maps"\n')
    found = find_settings(tmp_path / "maps")
    assert (found.theme.accent, found.theme.logo) == (("#123456", lightened("#123456")), "Acme maps")
    assert (found.paper, found.lanes) == ("a3", None)
