"""Quoting: what an author wrote becomes text in an output format, and never anything else."""

import re
from urllib.parse import quote

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold, that no reader can see, or that turn the direction of the text around them."""
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u00a0": "&#160;"})


def dot_text(text: str) -> str:
    """Return a text for a cell of an HTML-like table in DOT, where a backslash would begin an escape."""
    return dot_plain(text).translate(_ENTITIES).replace("\\", "\\\\")


def dot_tooltip(text: str) -> str:
    """Return a text for a tooltip in DOT, which Graphviz unescapes twice."""
    return dot_plain(text).translate(_ENTITIES).replace("\\", "\\\\\\\\")


def dot_plain(text: str) -> str:
    """Return a text in one line without the characters that XML cannot hold."""
    return re.sub(r"[\t\n\r\u2028\u2029]+", " ", _FORBIDDEN.sub("\ufffd", text))


def visible(text: str) -> str:
    """Return a text without the forbidden characters; all kinds of line ends become one."""
    if text.isprintable():  # most texts are, and then nothing can be forbidden: tells so ten times as fast
        return text
    return _FORBIDDEN.sub("\ufffd", re.sub(r"\r\n?|[\u2028\u2029]", "\n", text))


_SCHEMES = ("http", "https", "mailto")


def safe_url(url: str) -> str | None:
    """Return an address that a link may lead to, None if it must stay text.

    Allowed are the web, e-mail and paths; a path may not begin like a host, and nothing may stand before a colon in it.
    A mere fragment would lead to a place in our own page, of which the author knows nothing.
    """
    address = re.sub(r"[\t\n\r\u2028\u2029]", "", _FORBIDDEN.sub("", url)).strip()
    scheme, colon, _ = re.split(r"[/?#\\]", address, maxsplit=1)[0].partition(":")
    if not address or (colon and scheme.lower() not in _SCHEMES) or re.match(r"#|[/\\]{2}", address):
        return None
    return address.replace(" ", "%20")


def fragment(anchor: str) -> str:
    """Return the address of the place on the same page whose id is an anchor."""
    return "#" + quote(visible(anchor), safe="/")


def css_string(text: str) -> str:
    """Return a text as a string of CSS, with its quotes; only letters and digits of ASCII stand for themselves."""
    plain = visible(text).replace("\n", " ")
    return '"' + "".join(char if char.isascii() and char.isalnum() else f"\\{ord(char):x} " for char in plain) + '"'


_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>&|~$#!^]|:?//|(?i:www\.)|@")
"""What means something anywhere in Markdown as GitHub and GitLab read it, or in what is laid over it (Liquid, math)."""
_MARKDOWN_START = re.compile(r"(?:[-+=:]|\d+(?=[.)]))")
"""What means something at the start of a block."""


def markdown_text(text: str) -> str:
    """Return a text for the middle of a line or a table cell of Markdown; its own lines are kept by `<br>`."""
    lines = (" ".join(line.split()) for line in visible(text).strip().split("\n"))
    return "<br>".join(_MARKDOWN.sub(lambda match: _escaped(match[0]), line) for line in lines)


def markdown_block(line: str) -> str:
    """Return a line of Markdown, made of quoted texts, so that it begins no list, heading or rule of its own."""
    start = _MARKDOWN_START.match(line)
    if start is None:
        return line
    mark, rest = start[0], line[start.end() :]
    return f"{mark}\\{rest}" if mark.isdigit() else f"\\{mark}{rest}"


def _escaped(mark: str) -> str:
    return f"{mark[:-1]}\\." if mark.endswith(".") else f"\\{mark}"


def markdown_url(url: str) -> str | None:
    """Return the address of a Markdown link, to be put between `<` and `>`; None if it must stay text."""
    address = safe_url(url)
    if address is None:
        return None
    return "".join(char if char.isalnum() or char in _URL_CHARS else quote(char) for char in address)


_URL_CHARS = frozenset("-._~:/?#@%+,;=")
"""Punctuation of an address that means nothing in Markdown; `&` is not among them, as it would begin an entity."""


_MERMAID = re.compile(r"""["#;:&<>%`*_~\\\[\]{}|$^=@]|^[-+]|(?<=^\d)[.)](?= )|(?<=^\d\d)[.)](?= )""")
"""What means something to Mermaid or to the Markdown in its labels.

A colon too, for Mermaid takes what follows the word style and a colon for colours.
"""
_MERMAID_PAIRS = re.compile("\\\\(?=n)|:(?=fa-)|\\$(?=\\$)|\ufb02(?=\u00b0)|\u00b6(?=\u00df)")
"""What Mermaid replaces in labels after it has read the codes: a line break, an icon, math, its own code for signs."""


def mermaid_text(text: str, also: str = "") -> str:
    """Return a text for one line of Mermaid, by its codes like `#35;`; signs in `also` are coded, too.

    Line breaks become spaces, for a journey has no others. What no code can protect is parted by a sign of no width.
    """
    line = _MERMAID_PAIRS.sub("\\g<0>\u2060", " ".join(visible(text).split()))
    return _coded(_MERMAID.sub(lambda match: f"#{ord(match[0])};", line), also)


def mermaid_label(text: str) -> str:
    """Return a text for a quoted label of a flowchart in Mermaid; its lines are kept by `<br/>`."""
    return "<br/>".join(mermaid_text(line) for line in visible(text).strip().split("\n"))


def _coded(line: str, signs: str) -> str:
    for sign in signs:
        line = line.replace(sign, f"#{ord(sign)};")
    return line
