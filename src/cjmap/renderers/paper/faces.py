"""The fonts that the extras `png` and `pdf` bring: where their files are, and what their characters look like.

Noto Sans and Noto Serif set Latin, Greek and Cyrillic; the other faces are asked in turn for what these lack. All are
under the SIL Open Font License. Fonts of the machine are never used: a picture is the same everywhere.
"""

from collections.abc import Collection
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from cjmap.errors import CjmapError

Family = Literal["sans", "serif"]

_PLAIN, _SERIF, _IDEOGRAPHS = "manimgx_fonts", "fontpkg_noto_serif", "manimgx_fonts_cjk"
"""The packages that hold the files."""
_BASES: dict[tuple[Family, bool], tuple[str, str]] = {
    ("sans", False): (_PLAIN, "NotoSans[wght].ttf"),
    ("sans", True): (_PLAIN, "NotoSans-Italic[wght].ttf"),
    ("serif", False): (_SERIF, "files/NotoSerif[wdth,wght].ttf"),
    ("serif", True): (_SERIF, "files/NotoSerif-Italic[wdth,wght].ttf"),
}
_Blocks = dict[str, tuple[tuple[int, int], ...]]
_JOINED: _Blocks = {
    "Hebrew": ((0x590, 0x5FF), (0xFB1D, 0xFB4F)),
    "Arabic": ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE)),
    "Thai": ((0xE00, 0xE7F),),
    "Lao": ((0xE80, 0xEFF),),
}
"""Scripts whose letters take forms and places that their neighbours ask for, with their blocks of Unicode."""
_REORDERED: _Blocks = {
    "Devanagari": ((0x900, 0x97F), (0xA8E0, 0xA8FF)),
    "Gurmukhi": ((0xA00, 0xA7F),),
    "Gujarati": ((0xA80, 0xAFF),),
    "Oriya": ((0xB00, 0xB7F),),
    "Tamil": ((0xB80, 0xBFF),),
    "Telugu": ((0xC00, 0xC7F),),
    "Kannada": ((0xC80, 0xCFF),),
    "Malayalam": ((0xD00, 0xD7F),),
    "Sinhala": ((0xD80, 0xDFF),),
    "Myanmar": ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),
    "Khmer": ((0x1780, 0x17FF), (0x19E0, 0x19FF)),
}
"""Scripts whose letters change places, too: typst sets what belongs together on top of what follows, so only PNG has
them. Not Bengali, though there is a font: resvg does not form its conjuncts with ra.
"""
_IDEOGRAPHS_FILE = "NotoSansCJK-VF.otf.ttc"
_OTHERS = tuple(f"NotoSans{script}[wght].ttf" for script in ("Armenian", "Georgian", "Ethiopic", "Symbols"))
"""Scripts whose characters stand beside each other as they are."""
_EMOJI = "NotoEmoji[wght].ttf"
_REGIONS = {"ja": 0, "ko": 1, "zh": 2, "zh-hant": 3, "zh-tw": 3, "zh-mo": 4, "zh-hk": 4}
"""The place of a language's forms of the ideographs in the collection."""


class Face:
    """A font file, or one of the fonts in it; opened when it is first asked for something."""

    def __init__(self, file: Path, number: int = -1) -> None:
        self.file = file
        self.number = number
        self._drawings: dict[int, Any] = {}
        self._outlines: dict[tuple[int, int, int], tuple[Any, int]] = {}

    def opened(self) -> Any:
        """Return the font, opened anew, for whoever changes it."""
        from fontTools.ttLib import TTFont

        return TTFont(self.file, fontNumber=self.number, lazy=True, recalcTimestamp=False)

    @cached_property
    def font(self) -> Any:
        """Return the open font, which nobody changes."""
        return self.opened()

    @cached_property
    def characters(self) -> dict[int, str]:
        """Return the names of glyphs by the code points that they show."""
        found: dict[int, str] = self.font.getBestCmap()
        return found

    def outline(self, code: int, weight: int, size: int) -> tuple[Any, int]:
        """Return the glyph of a character as TrueType knows it, and its width, in units of which an em has `size`."""
        key = (code, weight, size)
        if key not in self._outlines:
            self._outlines[key] = self._draw(self.characters[code], weight, size)
        return self._outlines[key]

    def _draw(self, name: str, weight: int, size: int) -> tuple[Any, int]:
        """Draw a glyph with the curves of TrueType; those of variable fonts are drawn for a weight."""
        from fontTools.pens.cu2quPen import Cu2QuPen
        from fontTools.pens.recordingPen import DecomposingRecordingPen
        from fontTools.pens.transformPen import TransformPen
        from fontTools.pens.ttGlyphPen import TTGlyphPen

        if weight not in self._drawings:
            self._drawings[weight] = self.font.getGlyphSet(location={"wght": weight})
        drawings = self._drawings[weight]
        scale = size / self.font["head"].unitsPerEm
        recording, pen = DecomposingRecordingPen(drawings), TTGlyphPen(None)
        drawings[name].draw(recording)
        recording.replay(TransformPen(Cu2QuPen(pen, max_err=1.0), (scale, 0, 0, scale, 0, 0)))
        return pen.glyph(), round(drawings[name].width * scale)


def base_face(family: Family, italic: bool, form: str) -> Face:
    """Return the face that sets most of a text.

    Raises:
        CjmapError: the extra of the format is not installed.
    """
    package, name = _BASES[family, italic]
    return _face(_folder(package, form) / name)


class Script(Struct, frozen=True):
    """A script whose letters take forms and places that their neighbours ask for: its face, the code points it sets."""

    face: Face
    blocks: tuple[tuple[int, int], ...]

    def sets(self, code: int) -> bool:
        """Tell whether a character belongs to the script."""
        return any(first <= code <= last for first, last in self.blocks)


def joined_scripts(codes: Collection[int], form: str) -> tuple[Script, ...]:
    """Return those of the scripts with joined letters that some code points belong to.

    Raises:
        CjmapError: the extra of the format is not installed.
    """
    folder, known = _folder(_PLAIN, form), _JOINED if form == "pdf" else _JOINED | _REORDERED
    scripts = (Script(_face(folder / f"NotoSans{name}[wght].ttf"), blocks) for name, blocks in known.items())
    return tuple(script for script in scripts if any(map(script.sets, codes)))


def other_faces(language: str, form: str) -> tuple[Face, ...]:
    """Return the faces for what the base lacks, in the order of asking; ideographs as a language has them.

    Raises:
        CjmapError: the extra of the format is not installed.
    """
    plain, ideographs = _folder(_PLAIN, form), _folder(_IDEOGRAPHS, form)
    tag = language.lower()
    region = _REGIONS.get("-".join(tag.split("-")[:2]), _REGIONS.get(tag.split("-")[0], _REGIONS["zh"]))
    return (
        *(_face(plain / name) for name in _OTHERS),
        _face(ideographs / _IDEOGRAPHS_FILE, region),
        _face(plain / _EMOJI),
    )


def missing_extra(form: str) -> CjmapError:
    """Return the error that says how to install what a format needs."""
    return CjmapError(f"{form} needs more than is installed: pip install 'cjmap[{form}]'")


@cache
def _face(file: Path, number: int = -1) -> Face:
    """Return a face, the same one every time: it takes long to open, and many maps may be drawn."""
    return Face(file, number)


def _folder(package: str, form: str) -> Path:
    found = find_spec(package)
    if found is None or found.origin is None:
        raise missing_extra(form)
    return Path(found.origin).parent
