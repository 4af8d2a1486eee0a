"""Texts that are YAML, nearly YAML, or were a map before something fell on them."""

from pathlib import Path

from hypothesis import strategies as st

EXAMPLES = [path.read_text("utf-8") for path in sorted((Path(__file__).parents[2] / "examples").rglob("*.cjm.yaml"))]

TAME = (
    "a",
    "b",
    "two words",
    "認知",
    "é😀",
    "it's",
    "a:b",
    "a#b",
    "1",
    "1.10",
    "007",
    "0x1F",
    "1e999",
    ".inf",
    "true",
    "yes",
    "~",
    "",
)
ODD = (
    *('a "b" c', "a,b", "-x", "--", ":x", "?x", "a?", "x!", "R&D", "0o17", "+3", "-.5e1", ".nan", "9" * 50, "1_000", "False"),
    *("12:30:45", "2026-10-01", "null", "=", "<<", "<", "[]", "{}", "a\tb", "http://a.example/b?c=d&e", "a\u00a0b", "\ufeffa"),
    *("x\u0085y", "x\u2028y", "@a", "`a`", "%a", "|a", ">a", "&", "*", "!", "- - a", "a: b: c", "#c", "9" * 500),
)  # fmt: skip
DOUBLE = (
    '"a"',
    '""',
    '"a b"',
    '"a\\nb"',
    '"\\u8ba4"',
    '"\\x41\\t"',
    '"a\n  b"',
    '"a\n\n  b"',
    '"a \\\n  b"',
    '"a: b # c"',
)
SINGLE = ("'a'", "''", "'it''s'", "'a\n  b'", "'a: b # c'", "'\\n'")
HEADS = ("", "", "---\n", "--- # c\n", "%YAML 1.2\n---\n", "# c\n", "\n")
ODD_HEADS = ("--- ", "%YAML 1.1\n---\n", "%TAG ! tag:x,\n---\n", "%A\n---\n", "...\n")
BLOCK_LINES = ("a", "b c", "", " deeper", "# no comment", "- item", "key: value", "...", "   ", "\ttab", "two words ")
SIGNS = ("! ", "!t ", "!!str ", "!t &a ", "&a !t ", "&a? ", "&a:b ", "&é ")
BREAKS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r", "\x85", "\u2028"])


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Return one document in YAML: well-formed as a rule, in every fourth case with anything that may go wrong."""
    writer = _Writer(draw, wild=draw(st.sampled_from([False, False, False, True])))
    tail = writer.pick(("", "\n", "...\n", "\n# end", "\n   "), ("\n---\nb: c\n", "\nb", " "))
    return writer.pick(HEADS, ODD_HEADS) + writer.node(0, 0) + tail


class _Writer:
    """Writes nodes: in blocks and in flow style, with anchors, aliases, tags, comments and merges."""

    def __init__(self, draw: st.DrawFn, wild: bool) -> None:
        self.draw = draw
        self.wild = wild
        self.anchors: list[str] = []
        self.keys = 0

    def pick(self, usual: tuple[str, ...], odd: tuple[str, ...]) -> str:
        return self.draw(st.sampled_from(odd if self.wild and not self.often() else usual))

    def often(self) -> bool:
        return self.draw(st.sampled_from([True, True, True, False]))

    def node(self, indent: int, depth: int) -> str:
        """Return a node that stands where a block collection can begin."""
        if depth < 3 and self.often():
            return self.mapping(indent, depth) if self.draw(st.booleans()) else self.items(indent, depth)
        return self.inline(indent, depth)

    def mapping(self, indent: int, depth: int) -> str:
        lines = [self.entry(indent, depth) for _ in range(self.draw(st.integers(1, 3)))]
        return ("\n" + " " * indent).join(lines)

    def entry(self, indent: int, depth: int) -> str:
        if self.anchors and not self.often():
            return f"<<: *{self.draw(st.sampled_from(self.anchors))}"
        colon = self.pick((": ", ": ", " : "), (":", ":\t"))
        return f"{self.key()}{colon}{self.value(indent, depth)}{self.space()}"

    def key(self) -> str:
        """Return a key that the document has not yet."""
        self.keys += 1
        usual = (f"k{self.keys}", f'"k {self.keys}"', f"認知 {self.keys}")
        return self.pick(usual, ("a", "? a", "*a", "1", "", "?x", "&a b", "<<"))

    def value(self, indent: int, depth: int) -> str:
        if depth < 3 and self.draw(st.booleans()):
            deeper = indent + int(self.pick(("2", "2", "4"), ("0", "1")))
            return f"{self.sign()}\n{' ' * deeper}{self.node(deeper, depth + 1)}"
        return self.inline(indent, depth)

    def items(self, indent: int, depth: int) -> str:
        lines = [self.item(indent, depth) for _ in range(self.draw(st.integers(1, 3)))]
        return ("\n" + " " * indent).join(lines)

    def item(self, indent: int, depth: int) -> str:
        inner = self.node(indent + 2, depth + 1) if depth < 3 and self.often() else self.inline(indent, depth)
        return self.pick(("- ",), ("-", "-\t", "-  ")) + inner

    def inline(self, indent: int, depth: int) -> str:
        """Return a scalar, an alias or a collection in flow style."""
        kind = self.draw(st.sampled_from("pppqdb*[{" if depth < 4 else "pqd*"))
        if kind == "[":
            return f"{self.sign()}[{self.flow_items(depth)}]"
        if kind == "{":
            return f"{self.sign()}{{{self.flow_entries(depth)}}}"
        if kind == "*" and self.anchors:
            return "*" + self.pick(tuple(self.anchors), ("nowhere", "a:", "é"))
        if kind == "b":
            return self.sign() + self.block_text(indent)
        return self.sign() + self.scalar(kind)

    def scalar(self, kind: str) -> str:
        if kind == "q":
            return self.pick(SINGLE, ("'a",))
        return self.pick(DOUBLE, ('"\\q"', '"a')) if kind == "d" else self.pick(TAME, ODD)

    def block_text(self, indent: int) -> str:
        """Return a block scalar inside a collection that is indented by `indent`."""
        sign = self.draw(st.sampled_from(["|", ">"])) + self.pick(("", "", "-", "+"), ("2", "1-", "+1", "0", "x"))
        inside = " " * (indent + self.draw(st.integers(1, 2)))
        lines = ["a", *(self.draw(st.sampled_from(BLOCK_LINES)) for _ in range(self.draw(st.integers(0, 4))))]
        written = "".join(f"\n{inside if line else ''}{line}" for line in lines)
        return sign + self.pick(("", " # c"), (" #c", "#c", "x")) + written

    def flow_items(self, depth: int) -> str:
        comma = self.pick((", ", ",", " ,\n        ", ", # c\n        "), (",,", "\n"))
        return comma.join(self.inline(8, depth + 4) for _ in range(self.draw(st.integers(0, 3))))

    def flow_entries(self, depth: int) -> str:
        entries = [
            self.key() + self.pick((": ", " : "), (":", ":\n        ", "")) + self.inline(8, depth + 4)
            for _ in range(self.draw(st.integers(0, 3)))
        ]
        return ", ".join(entries)

    def sign(self) -> str:
        """Return nothing most of the time, else an anchor, a tag or both."""
        if self.often() or self.often():
            return ""
        if self.wild and self.draw(st.booleans()):
            return self.draw(st.sampled_from(SIGNS))
        self.anchors.append(f"a{len(self.anchors)}")
        return f"&{self.anchors[-1]} "

    def space(self) -> str:
        return self.pick(("", "", "", " ", " # c", "\n", "\n# c"), ("\t", " #c", "#c"))


SOUP = st.lists(
    st.sampled_from(
        ["a", "b: ", "- ", "? ", ": ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ", ", '"', "'", "&x ", "*x", "<<: ", "#c"]
        + ["|", ">", "!t ", "%", "---", "...", "~", "1", "0x1F", "1.10", "true", "no", "é", "认", "😀", "\t", "\r\n", "\\"]
    ),
    max_size=40,
).map("".join)  # fmt: skip
"""Signs of YAML in any order."""


@st.composite
def mutated_maps(draw: st.DrawFn) -> str:
    """Return a part of an example in which a few stretches were deleted, doubled or replaced by signs of YAML."""
    lines = draw(st.sampled_from(EXAMPLES)).split("\n")
    first = draw(st.integers(0, len(lines) - 1))
    text = "\n".join(lines[first : first + draw(st.integers(3, 30))])
    for _ in range(draw(st.integers(0, 3))):
        at, length = draw(st.integers(0, len(text))), draw(st.integers(0, 30))
        piece = text[at : at + length]
        text = text[:at] + draw(st.sampled_from(["", piece * 2, *ODD, *SIGNS])) + text[at + length :]
    return text


@st.composite
def with_breaks(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """Return a text with line breaks of another kind, all of them or some."""
    text = draw(texts)
    if draw(st.sampled_from([True, True, False])):
        return text
    parts = text.split("\n")
    one, each = draw(BREAKS), draw(st.booleans())
    return "".join(part + (draw(BREAKS) if each else one) for part in parts[:-1]) + parts[-1]


TEXTS = st.one_of(with_breaks(documents()), with_breaks(SOUP), with_breaks(mutated_maps()))


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Return the bytes of a file: in an encoding that we read or another one, whole, changed or cut."""
    encodings = ["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "utf-32"]
    data = bytearray(draw(TEXTS).encode(draw(st.sampled_from(encodings)), "replace"))
    for _ in range(draw(st.integers(0, 4)) if data else 0):
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data)
