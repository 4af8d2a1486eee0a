"""A page as SVG: text as text, styles inside, light and dark, without script and without anything from elsewhere."""

import re
from collections.abc import Iterator, Mapping
from html import escape

from msgspec import Struct

from cjmap.renderers.direction import is_right_to_left
from cjmap.renderers.escape import visible
from cjmap.renderers.fonts import css_fonts
from cjmap.renderers.scripts import from_the_right, is_from_the_right
from cjmap.renderers.sheet.marks import Group, Image, Inner, Mark, Path, Rect, Span, Stroke, Window, Words
from cjmap.renderers.sheet.tones import tones
from cjmap.settings.theme import Theme

FAMILIES = {
    "sans": "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Noto Sans','Liberation Sans','Helvetica Neue',Arial,"
    "sans-serif",
    "serif": "ui-serif,Charter,'Iowan Old Style',Georgia,'Noto Serif','Liberation Serif',serif",
    "mono": "ui-monospace,'SF Mono','Cascadia Mono',Consolas,'Roboto Mono','Liberation Mono',monospace",
}
"""The fonts of the three voices, each the content of the class of its name."""
_FROM_THE_LEFT, _END = "\u202a", "\u202c"
_SIGNED = re.compile(r"(?<![\w.,])[+\u2212]\d[\d.,]*(?<![.,])")
"""A score with its sign, which would stand behind the digits in a line that is written from right to left."""
_SIZE = re.compile(r' (?:width|height|xmlns)="[^"]*"')
"""What a picture says of itself that is said of its place in another one."""
_OPPOSITE = {"start": "end", "end": "start"}


class Page(Struct, frozen=True):
    """A page to paint: its size in pixels of the screen, its marks, how many units of `unit` a pixel is."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    scale: float = 1
    unit: str = ""


def paint(page: Page, title: str, description: str, language: str, theme: Theme) -> str:
    """Return a page as an SVG document; the same page gives the same text."""
    mirrored = is_right_to_left(language)
    painter = _Painter(page.width, mirrored)
    body = "\n".join(painter.paint(page.marks, 0, 0))
    wide, high = (f"{_number(side * page.scale)}{page.unit}" for side in (page.width, page.height))
    pattern = (
        '<defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse">'
        '<path class="s-hatch" d="M-2 2l4-4M0 8l8-8M6 10l4-4"/></pattern></defs>\n'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {_number(page.width)} {_number(page.height)}" role="img" aria-labelledby="title description" '
        f'lang="{_text(language)}" xml:space="preserve">\n'
        f'<title id="title">{_text(title)}</title>\n<desc id="description">{_text(description)}</desc>\n'
        f"<style>{_rules(painter.classes, theme)}</style>\n{pattern if painter.hatched else ''}{body}\n</svg>\n"
    )


class _Painter:
    """Paints the marks of one page, and collects the classes that they use."""

    def __init__(self, width: float, mirrored: bool) -> None:
        self.width = width
        self.mirrored = mirrored
        self.classes: dict[str, None] = {}
        self.hatched = False

    def paint(self, marks: tuple[Mark, ...], x: float, y: float) -> Iterator[str]:
        """Yield the elements of marks whose group stands at (x, y)."""
        for mark in marks:
            match mark:
                case Group():
                    yield from self.paint(mark.marks, x + mark.x, y + mark.y)
                case Words():
                    yield self._words(mark, x + mark.x, y + mark.y)
                case Rect():
                    yield self._rect(mark, x + mark.x, y + mark.y)
                case Stroke():
                    yield self._stroke(mark, x, y)
                case Path():
                    yield self._path(mark, x + mark.x, y + mark.y)
                case Image():
                    yield f'<image {self._box(mark, x + mark.x, y + mark.y)} href="{_text(mark.address)}"/>'
                case Inner():
                    opening, _, rest = mark.picture.partition(">")
                    box = self._box(mark, x + mark.x, y + mark.y)
                    yield f"<svg {box} {_SIZE.sub('', opening).partition(' ')[2]}>{rest}"
                case Window():
                    left, width, height = self._left(x, mark.width), _number(mark.width), _number(mark.height)
                    view = f'viewBox="{_number(left)} {_number(y)} {width} {height}"'
                    yield f"<svg {self._box(mark, x, y)} {view}>"
                    yield from self.paint(mark.marks, x, y)
                    yield "</svg>"

    def _box(self, mark: Rect | Image | Inner | Window, x: float, y: float) -> str:
        """Return the attributes that say where the rectangle of a mark is that begins at x and y."""
        place = f'x="{_number(self._left(x, mark.width))}" y="{_number(y)}"'
        return f'{place} width="{_number(mark.width)}" height="{_number(mark.height)}"'

    def _left(self, x: float, width: float = 0) -> float:
        """Return the left side of something that begins at x."""
        return self.width - x - width if self.mirrored else x

    def _class(self, *names: str) -> str:
        used = [name for name in names if name]
        self.classes |= dict.fromkeys(used)
        return f' class="{" ".join(used)}"'

    def _words(self, mark: Words, x: float, y: float) -> str:
        """Return a line of text; the first look is that of the whole line."""
        first = mark.spans[0]
        halo = f"h-{mark.halo}" if mark.halo else ""
        anchor = _OPPOSITE.get(mark.anchor, mark.anchor) if self.mirrored else mark.anchor
        look = self._class(*_look(first), "" if anchor == "start" else f"a-{anchor}", halo)
        body = _text(first.text) + "".join(
            f"<tspan{self._class(*_look(span, first))}>{_text(span.text)}</tspan>" for span in mark.spans[1:]
        )
        if self.mirrored and any(is_from_the_right(span.text) for span in mark.spans):
            body = from_the_right(_SIGNED.sub(_signed, body))
        return f'<text{look} x="{_number(self._left(x))}" y="{_number(y)}">{body}</text>'

    def _rect(self, mark: Rect, x: float, y: float) -> str:
        fill = f"f-{mark.fill}" if mark.fill else "f-none"
        self.hatched = self.hatched or mark.fill == "hatch"
        look = self._class("hatched" if mark.fill == "hatch" else fill, f"s-{mark.edge}" if mark.edge else "")
        more = f' rx="{_number(mark.radius)}"' if mark.radius else ""
        more += _pen(mark.stroke, mark.dash) if mark.edge else ""
        return f"<rect{look} {self._box(mark, x, y)}{more}/>"

    def _stroke(self, mark: Stroke, x: float, y: float) -> str:
        ends = ((self._left(x + mark.x1), y + mark.y1), (self._left(x + mark.x2), y + mark.y2))
        data = "L".join(f"{_number(left)} {_number(top)}" for left, top in ends)
        return f'<path{self._class(f"s-{mark.tone}")} d="M{data}"{_pen(mark.width, mark.dash)}/>'

    def _path(self, mark: Path, x: float, y: float) -> str:
        look = self._class(f"f-{mark.fill}" if mark.fill else "f-none", f"s-{mark.edge}" if mark.edge else "")
        pen = _pen(mark.stroke, mark.dash) if mark.edge else ""
        across = -mark.scale if self.mirrored and mark.turns else mark.scale
        moves = f"translate({_number(self._left(x))} {_number(y)})"
        if across != 1:
            scale = f"{_number(across)} {_number(mark.scale)}" if across != mark.scale else _number(across)
            moves += f" scale({scale})"
        if mark.centre:
            moves += f" translate({_number(-mark.centre)})"
        under = ' paint-order="stroke"' if mark.fill and mark.edge else ""
        return f'<path{look} transform="{moves}" d="{mark.data}"{pen}{under}/>'


def _look(span: Span, beside: Span | None = None) -> list[str]:
    """Return the classes of a text, or those in which it differs from the first one beside it."""
    look = [f"f-{span.tone}", f"z{_number(span.size).replace('.', '_')}", f"w{span.weight}", span.family]
    look += ["italic"] * span.italic + ["strike"] * span.strike
    if beside is None:
        return [name for name in look if name not in ("w400",)]
    before = _look(beside)
    plain = ["w400"] if beside.weight != 400 and span.weight == 400 else []
    upright = ["upright"] if beside.italic and not span.italic else []
    return [name for name in look if name not in before and name != "w400"] + plain + upright


def _signed(score: re.Match[str]) -> str:
    """Return a score embedded from left to right."""
    return f"{_FROM_THE_LEFT}{score[0]}{_END}"


def _pen(width: float, dash: str) -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (f' stroke-width="{_number(width)}"' if width != 1 else "") + dashes


def _rules(classes: Mapping[str, None], theme: Theme) -> str:
    """Return the rules for the classes that a page uses, with the colours of dark screens at the end."""
    colours = tones(theme)
    light: list[str] = []
    dark: list[str] = []
    for name in ("s-hatch", *classes) if "hatched" in classes else classes:
        kind, _, tone = name.partition("-")
        if kind in _COLOURED and tone in colours:
            for rules, colour in zip((light, dark), colours[tone], strict=True):
                rules.append(f".{name}{{{_COLOURED[kind].format(colour)}}}")
            light[-1] = light[-1][:-1] + _FIXED.get(kind, "") + "}"
        elif name[0] == "z":
            light.append(f".{name}{{font-size:{name[1:].replace('_', '.')}px}}")
        elif name[0] == "w":
            light.append(f".{name}{{font-weight:{name[1:]}}}")
        elif name in FAMILIES:
            own = css_fonts(theme) if name == "sans" else ""
            light.append(f".{name}{{font-family:{own}{FAMILIES[name]}}}")
        else:
            light.append(_OTHERS[name])
    return "".join(light) + "@media (prefers-color-scheme:dark){" + "".join(dark) + "}"


_COLOURED = {"f": "fill:{}", "s": "stroke:{}", "h": "stroke:{}"}
_FIXED = {"s": ";stroke-linejoin:round", "h": ";stroke-width:3px;stroke-linejoin:round;paint-order:stroke"}
_OTHERS = {
    "f-none": ".f-none{fill:none}",
    "hatched": ".hatched{fill:url(#hatch)}",
    "a-middle": ".a-middle{text-anchor:middle}",
    "a-end": ".a-end{text-anchor:end}",
    "italic": ".italic{font-style:italic}",
    "upright": ".upright{font-style:normal}",
    "strike": ".strike{text-decoration:line-through}",
}


def _text(text: str) -> str:
    return escape(visible(text).replace("\n", " "))


def _number(value: float) -> str:
    """Return a number with two decimals at most."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
