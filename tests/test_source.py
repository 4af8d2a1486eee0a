"""Reading YAML: the same data as a full YAML 1.2 parser reads, and the place of everything."""

from typing import Any

import pytest

from cjmap.source import read
from tests.walking import walk


def rules(text: str | bytes) -> list[str]:
    return [problem.rule for problem in read(text, "m").problems]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 1", {"a": 1}),
        ("a: 1.10", {"a": 1.1}),
        ("a: 0x1F", {"a": 31}),
        ("a: 0o17", {"a": 15}),
        ("a: 017", {"a": 17}),
        ("a: +12e03", {"a": 12000.0}),
        ("a: .5", {"a": 0.5}),
        ("a: [yes, no, on, off, y, n]", {"a": ["yes", "no", "on", "off", "y", "n"]}),
        ("a: [true, True, FALSE]", {"a": [True, True, False]}),
        ("a: [~, null, Null, NULL]", {"a": [None] * 4}),
        ("a: 2026-10-01", {"a": "2026-10-01"}),
        ("a: 12:30:45", {"a": "12:30:45"}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: '1'", {"a": "1"}),
        ('a: "\\u8ba4\\n"', {"a": "认\n"}),
        ("a: |\n  x\n  y\n", {"a": "x\ny\n"}),
        ("a: >-\n  x\n  y\n", {"a": "x y"}),
        ("{url: https://x.example, b: [c: d]}", {"url": "https://x.example", "b": [{"c": "d"}]}),
        ("a: &k {b: 1}\nc: *k", {"a": {"b": 1}, "c": {"b": 1}}),
        ("a: &k {b: 1, c: 2}\nd: {<<: *k, c: 3}", {"a": {"b": 1, "c": 2}, "d": {"c": 3, "b": 1}}),
        ("a: &k {b: 1}\ne: &l {b: 2, f: 3}\nd:\n  <<: [*k, *l]", {"a": {"b": 1}, "e": {"b": 2, "f": 3}, "d": {"b": 1, "f": 3}}),
        ("", None),
        ("# only a comment\n", None),
        ("%YAML 1.2\n---\na: 1\n...\n", {"a": 1}),
        ("a: |\n  x", {"a": "x\n"}),
        ("a: Really?! R&D", {"a": "Really?! R&D"}),
        ("[a ?b, c?]", ["a ?b", "c?"]),
    ],
)  # fmt: skip
def test_data(text: str, data: Any) -> None:
    source = read(text, "m")
    assert (source.data, source.problems) == (data, ())


@pytest.mark.parametrize("spelling", ["1.10", "007", "0x1F", "+3", "-.5e1", "1e3", ".inf"])
def test_a_number_keeps_its_spelling(spelling: str) -> None:
    assert str(read(f"a: {spelling}", "m").data["a"]) == spelling


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    source = read("title: Café 认知 😀\n".encode(encoding), "m")
    assert (source.data, source.problems) == ({"title": "Café 认知 😀"}, ())


def test_latin_1_is_told_at_its_first_byte() -> None:
    source = read("a: b\ntitle: Café\n".encode("latin-1"), "m")
    [problem] = source.problems
    place = source.stretch(problem.start, problem.end)
    assert (problem.rule, place.line, place.column) == ("YML02", 2, 11)


def places(text: str) -> dict[str, str]:
    """Return the text at the place of every pointer of a document."""
    source = read(text, "m")
    found: dict[str, str] = {}
    for pointer, _ in walk(source.data):
        place = source.place(pointer)
        starts = source.lines.starts
        start = starts[place.line - 1] + place.column - 1
        found["/".join(map(str, pointer))] = source.text[start : starts[place.end_line - 1] + place.end_column - 1]
    return found


def test_places_of_values() -> None:
    text = "a: Hidden fees\nb:\n  - x\n  - {c: 认知 😀, d: [1, 2]}\n\n# end\ne: |\n  one\n  two\n\nf: last\n"
    assert places(text) == {
        "": text.rstrip("\n"),
        "a": "Hidden fees",
        "b": "- x\n  - {c: 认知 😀, d: [1, 2]}",
        "b/0": "x",
        "b/1": "{c: 认知 😀, d: [1, 2]}",
        "b/1/c": "认知 😀",
        "b/1/d": "[1, 2]",
        "b/1/d/0": "1",
        "b/1/d/1": "2",
        "e": "|\n  one\n  two",
        "f": "last",
    }


def test_places_of_aliases_and_merges_are_those_of_the_anchor() -> None:
    found = places("a: &k {b: one}\nc: *k\nd: {<<: *k, e: two}\n")
    assert (found["c"], found["c/b"], found["d/b"], found["d/e"]) == ("&k {b: one}", "one", "one", "two")


def test_short_forms_share_the_place_of_what_was_written() -> None:
    source = read("pains: Hidden fees\nnext: [a]\ntruth: [brand]\n", "m")
    assert source.place(("pains", 0, "text")) == source.place(("pains",))
    assert source.existing(("next", 0, "to")) == ("next", 0)
    assert source.existing(("truth", "by", 0)) == ("truth", 0)
    assert source.existing(("nothing", "here")) == ()


def test_key_places() -> None:
    source = read("a:\n  b: 1\n  c: [x]\n", "m")
    assert (source.key_place(("a", "c")).line, source.key_place(("a", "c")).column) == (3, 3)
    assert source.key_place(("a", "c", 0)) == source.place(("a", "c", 0))


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_line_breaks(line_break: str) -> None:
    source = read(line_break.join(["a: 1", "b: 认", "c: 😀 x", ""]), "m")
    place = source.place(("c",))
    assert (place.line, place.column, place.end_line, place.end_column, len(source.lines)) == (3, 4, 3, 7, 4)
    assert source.lines.line(3) == "c: 😀 x"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("[" * 5000, "YML12"),
        ("{a: " * 5000, "YML12"),
        ("- " * 5000, "YML12"),
        ("a: &a [*a]", "YML14"),
        ("a: &a {b: {c: *a}}", "YML14"),
        ("a: &a\n  <<: *a", "YML14"),
        ("a: x\0y", "YML03"),
        ("a: \x1b[31m", "YML03"),
        ("a: \x85", ""),
        ("a: \ud800", "YML03"),
        ("a: " + "9" * 6000, "YML15"),
        ("a: 1" + "0" * 400, "YML15"),
        ("%TAG ! tag:x\n---\na: 1", "YML06"),
        ("a: !!python/object:os.system x", "YML06"),
        ("? [a]\n: b", "YML07"),
        ("&a x: 1\n*a : 2", "YML07"),
        ("a: 1\na: 2", "YML08"),
        ("a: {<<: *b}", "YML09"),
        ("{ ?foo: bar }", "YML07"),
        ("{a: b, ?c: d}", "YML07"),
        ("[?x]", "YML07"),
        ("a: &b:c d", "YML01"),
        ("a: &b? d", "YML01"),
        ("x" * (1 << 20) + "y", "YML11"),
        ("a: 1\n--- \nb: 2", "YML05"),
    ],
)
def test_hostile_and_odd_texts(text: str, rule: str) -> None:
    assert rules(text)[:1] == ([rule] if rule else [])


def test_an_alias_bomb_is_stopped() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{new}: &{new} [{', '.join(['*' + old] * 9)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)]
    assert rules("\n".join(lines)) == ["YML13"]


@pytest.mark.parametrize(
    "bomb", ["x: &a {text}\ny: [{aliases}]", "x: &a [{text}]\ny: [{aliases}]", "x: &a {{b: {text}}}\ny: [{aliases}]"]
)
def test_a_bomb_of_one_long_text_is_stopped(bomb: str) -> None:
    assert rules(bomb.format(text="x" * 990_000, aliases=", ".join(["*a"] * 100))) == ["YML13"]


def test_a_text_that_is_repeated_now_and_then_is_no_bomb() -> None:
    source = read("x: &a " + "x" * 5000 + "\ny: [" + ", ".join(["*a"] * 500) + "]", "m")
    assert (source.problems, len(source.data["y"])) == ((), 500)


def test_limits_are_told_in_round_words() -> None:
    [large] = read("x" * ((1 << 20) + 1), "m").problems
    [many] = read("- x\n" * 100_001, "m").problems
    assert (large.message, many.message.split(",", 2)[:2]) == (
        "the file has more than 1 MiB",
        ["more than 100", "000 values"],
    )


HEAD = "cjmap: 1\ntitle: T\nstages: [a]\nx: "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HEAD + "b" + " " * 1_000_000 + "c #\n", []),
        (HEAD + "b" + " " * 1_000_000 + "#c\n", ["YML17"]),
        (HEAD + "b" + " #a\n  b" * 100_000, ["YML01", "YML17"]),
        (HEAD + " " * 1_000_000 + "@\n", ["YML01"]),
        (HEAD + '"a\n' + "- " * 500_000 + '" b c\n', ["YML01"]),
        (HEAD + '"a\n' + "- [" * 300_000 + 'z" b: @\n', ["YML01"]),
        (HEAD + '"a\n' + "- {" * 300_000 + 'z" b: @\n', ["YML01"]),
        (HEAD + '"a\n' + "- '" * 300_000 + 'z" b: @\n', ["YML01"]),
        (HEAD + "[" + "(" * 1_000_000 + ", b]", ["YML18"]),
        (HEAD + "[" + "“" * 300_000 + ", b]", []),
        (HEAD + "[" + "，" * 300_000 + "]", ["YML20"]),
        (HEAD + "，" * 300_000, []),
        (HEAD + "：" * 300_000, []),
        (HEAD + "a:" * 500_000 + "a", []),
        (HEAD + "b\n" + " " * 1_000_000 + "- c", ["YML19"]),
        (HEAD + "b" + "\n  -c" * 200_000, ["YML19"]),
        (HEAD + "b" + "\n  - c" * 160_000, ["YML19"]),
        (HEAD + "b" + "\n" * 1_000_000, []),
        (HEAD + "b" + "\r" * 1_000_000, []),
        (HEAD + "b" + "\r #c" * 200_000, []),
        ("a" * 1_000_000 + "\nb: c", ["YML01"]),
        ("- " * 500_000, ["YML12"]),
        ("'" * 1_000_000, []),
        ("''" * 500_000 + " @", ["YML01"]),
        ('"' * 1_000_000, ["YML01"]),
        (" " * 1_000_000, []),
        ("\n" * 1_000_000, []),
        ("\r" * 1_000_000, []),
    ],
    ids=range(28),
)  # fmt: skip
def test_large_texts_are_read_to_the_end(text: str, found: list[str]) -> None:
    assert rules(text) == found


def test_repeated_keys_name_the_first_place() -> None:
    source = read("a: 1\nb: 2\na: 3\na: 4\n", "m")
    assert [(p.start, p.first) for p in source.problems] == [(10, (0, 1)), (15, (0, 1))]
    assert source.data == {"a": 1, "b": 2}
