"""The flow as SVG: laid out by Graphviz, then made to stand on its own in any page, light or dark."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.renderers.direction import is_right_to_left
from cjmap.renderers.escape import dot_plain
from cjmap.renderers.flow.colours import DARK, house_colours
from cjmap.renderers.flow.dot import render_dot
from cjmap.renderers.flow.engine import run_engine
from cjmap.renderers.flow.join import join_halves
from cjmap.renderers.flow.mirror import mirror
from cjmap.settings.theme import Theme
from cjmap.view.flow.parts import FlowView

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}"
_OURS = re.compile(r"(n|to|by|s)\d+")
"""The ids that we gave to nodes, lines, and the parts of lines."""
_CLASS = "cjmap-flow"
_FONTS = (
    "Arial,'Helvetica Neue',Helvetica,'Liberation Sans',Roboto,'Noto Sans','PingFang SC','Microsoft YaHei',"
    "'Noto Sans CJK SC','Hiragino Sans','Yu Gothic','Malgun Gothic',sans-serif"
)


def render_svg(view: FlowView, engine: str | None = None, prefix: str = "", theme: Theme = Theme()) -> str:  # noqa: B008
    """Return a flow as an SVG document, which may also stand inside a page.

    `engine` is the program that lays it out, by default the one that cjmap brings; `prefix` stands before every id, for
    a page that holds several pictures; `theme` is the house style.

    Raises:
        CjmapError: the program is missing, or it failed.

    """
    root = _drawn(view, engine, prefix)
    _present(root, view, _style(theme))
    return _text(root)


def render_inline(view: FlowView, engine: str | None, prefix: str) -> str:
    """Return a flow as a picture inside a page: without links and without styles, for which see `page_rules`.

    Raises:
        CjmapError: the program is missing, or it failed.

    """
    root = _drawn(view, engine, prefix)
    for group in list(root.iter("g")):
        for link in group.findall("a"):
            place = list(group).index(link)
            group.remove(link)
            for child in reversed(list(link)):
                group.insert(place, child)
    _tell_whose(root, view, prefix)
    _present(root, view, "")
    return _text(root)


def _tell_whose(root: "Element", view: FlowView, prefix: str) -> None:
    """Note at cards and lines which personas they are for, where that is not everybody: a page can dim the others."""
    whose = {f"{prefix}{card.id}": card.who for card in view.cards}
    whose |= {f"{prefix}to{number}": line.only for number, line in enumerate(view.lines)}
    for group in root.iter("g"):
        if who := whose.get(group.get("id", "")):
            group.set("data-for", " ".join(map(str, who)))


def page_rules(theme: Theme = Theme()) -> str:  # noqa: B008 (it is frozen)
    """Return the rules of a page for pictures inside it, whose colours follow the page's."""
    own = house_colours(theme)
    pairs = {light: own.get(light, (light, shade)) for light, shade in DARK.items()}
    return _faces(theme) + _rules({light: f"light-dark({pair[0]},{pair[1]})" for light, pair in pairs.items()})


def _style(theme: Theme) -> str:
    """Return the rules of a picture of its own, whose colours follow those of the reader's system."""
    own = house_colours(theme)
    light = _rules({known: pair[0] for known, pair in own.items()})
    dark = _rules(DARK | {known: pair[1] for known, pair in own.items()})
    return f"{_faces(theme)}{light}@media (prefers-color-scheme:dark){{{dark}}}"


def _rules(colours: Mapping[str, str]) -> str:
    """Return the rules that let other colours stand in for some of ours."""
    return "".join(
        f'.{_CLASS} [{kind}="{known}"]{{{kind}:{shown}}}'
        for known, shown in colours.items()
        for kind in ("fill", "stroke")
    )


def _faces(theme: Theme) -> str:
    """Return the rules for fonts and edges."""
    names = (
        "".join(char for char in name if char.isalnum() or char in " -_").strip() for name in theme.font.split(",")
    )
    own = "".join(f"'{name}'," for name in names if name)
    texts = f".{_CLASS} text{{font-family:{own}{_FONTS};unicode-bidi:plaintext}}"
    return f"{texts}.{_CLASS} .node polygon{{shape-rendering:crispEdges}}"


def _drawn(view: FlowView, engine: str | None, prefix: str) -> "Element":
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(run_engine(render_dot(view), engine))
    except ElementTree.ParseError as error:
        raise CjmapError(f"Graphviz made an SVG that is not well-formed ({error}); please report this map") from None
    _strip(root, prefix)
    join_halves(root, prefix)
    _raise_titles(root)
    if is_right_to_left(view.frame.language):
        mirror(root)
    return root


def _text(root: "Element") -> str:
    from xml.etree import ElementTree

    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=True).strip() + "\n"


def _strip(root: "Element", prefix: str) -> None:
    """Remove what only Graphviz needs: namespaces, its own ids, names and fonts."""
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
        for name in ("font-family", "{http://www.w3.org/XML/1998/namespace}space"):
            element.attrib.pop(name, None)
        id_ = element.attrib.pop("id", "")
        if _OURS.fullmatch(id_):
            element.set("id", prefix + id_)
    for group in list(root.iter("g")):
        for title in group.findall("title"):
            group.remove(title)
        _unwrap(group, prefix)


def _unwrap(group: "Element", prefix: str) -> None:
    """Turn the tooltip of a node or line into its title, and keep of the links those that lead somewhere."""
    from xml.etree.ElementTree import Element

    title = ""
    children: list[Element] = []
    for child in group:
        link = child.find("a") if child.tag == "g" else None
        if link is None:
            children.append(child)
            continue
        title = title or link.attrib.pop(f"{_XLINK}title", "")
        target = link.attrib.pop(f"{_XLINK}href", "")
        link.attrib.clear()
        if target:
            link.set("href", f"#{prefix}{target.removeprefix('#')}")
        children += [link] if target else list(link)
    if title:
        named = Element("title")
        named.text, named.tail = title, "\n"
        children.insert(0, named)
    group[:] = children


def _raise_titles(root: "Element") -> None:
    """Draw the titles of stages, on the ground they bring, after all lines: some line may have to pass below one."""
    from xml.etree.ElementTree import SubElement

    for graph in root.findall("g"):
        for cluster in [group for group in graph.findall("g") if group.get("class") == "cluster"]:
            title = [child for child in cluster if child.tag in ("polygon", "text")]
            if any(child.tag == "text" for child in title):
                raised = SubElement(graph, "g", {"class": "stage"})
                raised.extend(title)
                for child in title:
                    cluster.remove(child)


def _present(root: "Element", view: FlowView, rules: str) -> None:
    """Add what readers need: a name for those who cannot see it, fonts, and the colours of dark screens."""
    from xml.etree.ElementTree import Element

    width, height = (root.get(name, "").removesuffix("pt") for name in ("width", "height"))
    box = root.get("viewBox", "")
    root.attrib.clear()
    said = {"role": "img", "aria-label": dot_plain(view.title), "lang": view.frame.language}
    root.attrib |= {"xmlns": _SVG, "class": _CLASS, "width": width, "height": height, "viewBox": box} | said
    title, description, style = Element("title"), Element("desc"), Element("style")
    title.text, description.text, style.text = dot_plain(view.title), dot_plain(view.description), rules
    for number, element in enumerate((title, description, *([style] if rules else []))):
        element.tail = "\n"
        root.insert(number, element)
