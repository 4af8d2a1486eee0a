"""HTML and XML, read by parsers that forgive what browsers forgive, or nothing."""

import re
from collections import Counter
from dataclasses import dataclass, field
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser

SCHEMES = ("http", "https", "mailto")
"""Where links of an author may lead, besides paths."""
_TO = ("href", "src", "action", "formaction", "poster", "background", "cite", "data", "ping", "srcset", "xlink:href")
_MEASURED = re.compile(r'"(?:[A-Za-z0-9 ]|\\[0-9a-f]{1,6} )*"|\.w[\d_]+\{width:calc\([\d.]+\*var\(--col\)\)\}|[\d.]+')
_STYLE = re.compile(r"(--)?[\w-]+: ?[#\w.,% ()/*+-]+(; ?(--)?[\w-]+: ?[#\w.,% ()/*+-]+)*;?")
_NEVER = {"script", "iframe", "object", "embed", "foreignObject", "animate", "set", "handler", "link"}
"""What no report and no picture has."""


@dataclass
class Reading:
    """What a document consists of besides the texts in it: its elements with their attributes, and where it leads."""

    elements: Counter[tuple[str, ...]] = field(default_factory=Counter)
    texts: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    ids: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    """Scripts, and style sheets without the widths of texts and without what stands in strings in escapes."""

    @property
    def text(self) -> str:
        """Return all texts as one."""
        return "".join(self.texts)

    @property
    def shape(self) -> Counter[tuple[str, ...]]:
        """Return the elements that do not come and go with the lengths of texts, a refused link (code) being a link."""
        shape: Counter[tuple[str, ...]] = Counter()
        for (tag, *names), count in self.elements.items():
            if tag in ("a", "code"):
                shape["link",] += count
            elif tag not in ("text", "tspan", "rect"):
                shape[tag, *names] += count
        return shape


def read_html(text: str) -> Reading:
    """Read a page as a browser does."""
    reading = Reading()
    root = LexborHTMLParser(text).root
    assert root is not None
    for node in root.traverse(include_text=True):
        tag = node.tag or ""
        if tag == "-text":
            holder = node.parent.tag if node.parent else ""
            text = node.text_content or ""
            (reading.texts if holder not in ("script", "style") else reading.code).append(
                _MEASURED.sub("", text) if holder == "style" else text
            )
        else:
            _note(reading, tag, {name: value or "" for name, value in node.attributes.items()})
    _check_places(reading)
    return reading


def read_xml(text: str) -> Reading:
    """Read a picture or a report; it has no document type, so there is nothing to expand."""
    assert "<!DOCTYPE" not in text
    assert "<!ENTITY" not in text
    reading = Reading()
    for element in ElementTree.fromstring(text.encode()).iter():
        assert isinstance(element.tag, str)  # neither a comment nor an instruction
        tag = element.tag.rpartition("}")[2]
        names = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
        _note(reading, tag, names)
        (reading.code if tag == "style" else reading.texts).append(element.text or "")
        reading.texts.append(element.tail or "")
    assert {tag for tag, *_ in reading.elements} & _NEVER == set()
    _check_places(reading)
    return reading


def _note(reading: Reading, tag: str, attributes: dict[str, str]) -> None:
    reading.elements[tag, *sorted(attributes)] += 1
    for name, value in attributes.items():
        assert not name.startswith("on"), (tag, name)
        assert name not in ("srcdoc", "is", "nonce", "integrity", "contenteditable"), (tag, name)
        if name in _TO:
            check_address(value, tag)
            reading.links.add(value)
        elif name == "style":
            assert _STYLE.fullmatch(value), value
        elif name == "id":
            reading.ids.append(value)
        elif name in ("alt", "aria-label", "title", "content", "message", "name", "classname"):
            reading.texts.append(value)
        elif name in ("class", "fill", "stroke", "clip-path", "mask", "filter", "marker-end"):
            assert re.fullmatch(r"[\w .,%#()-]*", value), (name, value)
            assert re.fullmatch(r"((?!url\().|url\(#[\w-]+\))*", value), (name, value)


def check_address(address: str, tag: str = "a") -> None:
    """Fail for an address that leads where no author may lead anybody."""
    assert re.search(r"[\x00-\x20\x7f-\x9f\u202a-\u202e\u2066-\u2069]", address) is None, address
    if tag in ("img", "image") and address.startswith("data:image/"):
        return
    assert tag not in ("img", "image", "script", "link", "use") or address.startswith("#"), (tag, address)
    assert re.match(r"[/\\]{2}", address) is None, address
    scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)", address)
    assert scheme is None or scheme[0].lower() in SCHEMES, address


def _check_places(reading: Reading) -> None:
    """Fail where an id is given twice or has a space in it: a link would lead to another place than it says."""
    assert len(set(reading.ids)) == len(reading.ids)
    assert [id_ for id_ in reading.ids if re.search(r"\s", id_) or not id_] == []
