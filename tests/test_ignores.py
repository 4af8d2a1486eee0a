"""Ignores: comments in a map that keep findings quiet, and what is told of such comments."""

import datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cjmap.checker.ignores import Applied, apply_ignores, read_ignores
from cjmap.finding import Finding, Severity
from cjmap.rules import NAMES, find_rule
from cjmap.source import Source, read
from cjmap.where import Pointer

TODAY = datetime.date(2026, 11, 21)
RAN = frozenset((*NAMES, "MAP01", "MAP02", "REF01", "YML17"))


def finding(source: Source, rule: str, pointer: Pointer, at: Pointer | None = None) -> Finding:
    place = source.place(pointer if at is None else at)
    return Finding(rule, NAMES.get(rule, "name"), Severity.WARNING, "m", place, pointer)


def applied(
    text: str | bytes, *found: tuple[str, Pointer], ran: frozenset[str] = RAN, today: datetime.date = TODAY
) -> Applied:
    source = read(text, "m")
    assert source.data is not None, source.problems
    return apply_ignores([finding(source, *item) for item in found], read_ignores(source), today, ran)


def told(result: Applied) -> list[tuple[str, int]]:
    return [(item.rule, item.place.line) for item in result.told]


def quiet(text: str | bytes, *pointers: Pointer) -> set[Pointer]:
    """Return which pointers are covered by the comments of a text, all of which are about GAP01."""
    result = applied(text, *(("GAP01", pointer) for pointer in pointers))
    assert len(result.kept) + len(result.suppressed) == len(pointers)
    return {item.finding.pointer for item in result.suppressed}


S0, S1, S2 = ("stages", 0), ("stages", 1), ("stages", 2)
STAGES, PAINS, TEXT = ("stages",), (*S0, "pains"), (*S0, "description")
P0, P1 = (*S0, "pains", 0), (*S0, "pains", 1)
IGN = "# cjmap: ignore[GAP01] why"


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        # behind an item: the whole of it
        (f"stages:\n  - name: A  {IGN}\n    pains:\n      - a\n      - b\n  - B\n", {S0}),
        (f"stages:\n  - A  {IGN}\n  - B\n", {S0}),
        (f"stages:\n  -  {IGN}\n    name: A\n  - B\n", {S0}),
        (f"stages:\n  - id: a\n    name: A  {IGN}\n  - B\n", {(*S0, "name")}),
        # behind a key: the key and its value
        (f"stages:  {IGN}\n  - A\n  - B\n", {STAGES}),
        (f"stages:\n  - name: A\n    pains:  {IGN}\n      - a\n      - b\n  - B\n", {PAINS}),
        (f"stages:\n  - id: a\n    name: A  {IGN}\n    pains: [a, b]\n", {(*S0, "name")}),
        # nested
        (f"stages:\n  - name: A\n    pains:\n      - a\n      - b  {IGN}\n  - B\n", {P1}),
        # on a line of its own: what follows
        (f"stages:\n  {IGN}\n  - name: A\n    pains: [a]\n  - B\n", {S0}),
        (f"stages:\n  - A\n{IGN}\n\n  # and more\n\n  - B\n", {S1}),
        (f"{IGN}\n---\nstages:\n  - A\n", {STAGES}),
        (f"%YAML 1.2\n{IGN}\n--- # begin\nstages:\n  - A\n", {STAGES}),
        (f"stages:\n  - name: A\n    {IGN}\n    pains: [a, b]\n", {PAINS}),
        (f"stages:\n  - name: A\n    pains: [a]\n    {IGN}\n  - B\n", {S1}),
        (f"stages:\n  {IGN}\n  -\n    name: A\n    pains: [a]\n", {S0}),
        (f"stages:\n  - A\n{IGN}\n", set()),
        # flow style
        (f"stages: [{{name: A, pains: [a, b]}}, B]  {IGN}\n", {STAGES}),
        (f"stages:\n  - {{name: A, pains: [a, b]}}  {IGN}\n  - B\n", {S0}),
        (f"stages: [A,\n  B,  {IGN}\n  C]\n", {S1}),
        (f"stages: [A,\n  B, C]  {IGN}\n", {S1, S2}),
        (f"stages: [\n  {IGN}\n  A,\n  B\n  ]\n", {S0}),
        (f"stages: [\n  A,\n  B\n]  {IGN}\n", {STAGES}),
        (f"stages:\n  - {{name: A,\n     pains: [a], tags: [t]}}  {IGN}\n", {PAINS, (*S0, "tags")}),
        # where a long text ends nothing begins: the key or item that it belongs to
        (f"stages:\n  - name: A\n    pains: 'a\n      b'  {IGN}\n  - B\n", {PAINS}),
        (f"stages:\n  - name: A\n    pains:\n      - a\n        b  {IGN}\n      - b\n", {P0}),
        (f"stages:\n  - name: A\n    description: |  {IGN}\n      text\n  - B\n", {TEXT}),
        (f"stages:\n  - name: A\n    description: &d |-  {IGN}\n      text\n  - B\n", {TEXT}),
        (f"stages:\n  - name: A\n    description: &d  {IGN}\n      text\n  - B\n", {TEXT}),
        # behind other words; not in a line that is commented out
        (f"stages:\n  - A  # see #12 {IGN}\n  - B\n", {S0}),
        (f"stages:\n  # - Z {IGN}\n  - A\n", set()),
        (f"stages:\n  # - Z {IGN}\n  # {IGN[2:]}\n  - A\n", {S0}),
        # spelled in other ways
        ("stages:\n  - A  #cjmap:ignore[gap01]why\n  - B\n", {S0}),
        ("stages:\n  - A  ## CJMAP : Ignore [ GAP01 ] why\n  - B\n", {S0}),
        ("stages:\n  - A  # cjmap ignore[GAP01] why\n  - B\n", {S0}),
        ("stages:\n  - 认知  # cjmap：ignore［BOT，GAP01］没有人\n  - 购买\n", {S0}),
        ("stages:\n  - A  # cjmap: ignore[stage-without-touchpoint] why\n  - B\n", {S0}),
        ("stages:\n  - A  # cjmap: ignore[GAP] why\n  - B\n", {S0}),
        ("stages:\n  - A  # cjmap: ignore[BOT] why\n  - B\n", set()),
        # the whole file
        ("# cjmap: file-ignore[GAP01] why\nstages:\n  - A\n  - B\n", {STAGES}),
        ("stages:\n  - A\n  - B  # cjmap: file-ignore[GAP01] why\n", {STAGES}),
        # no comments at all
        (f"stages:\n  - name: 'A  {IGN}'\n  - B\n", set()),
        (f'stages:\n  - name: "A\n      {IGN}"\n  - B\n', set()),
        (f"stages:\n  - name: A\n    description: |\n      {IGN}\n  - B\n", set()),
        (f"stages:\n  - name: A\n    description: >-\n      x {IGN}\n\n  - B\n", set()),
        (f"stages:\n  - name: A\n    description: &d |\n      {IGN}\n  - B\n", set()),
        (f"stages:\n  - A#{IGN[2:]}\n  - B\n".replace(": ", ":"), set()),
    ],
)  # fmt: skip
def test_what_a_comment_covers(text: str, covered: set[Pointer]) -> None:
    """`covered` are the outermost of what is covered: what is inside of them is, too."""
    source = read(text, "m")
    keys = [(*S0, key) for key in ("name", "pains", "description", "tags")]
    pointers = [pointer for pointer in (STAGES, S0, S1, S2, *keys, P0, P1) if source.existing(pointer) == pointer]
    found = [Finding("GAP01", "", Severity.WARNING, "m", source.key_place(pointer), pointer) for pointer in pointers]
    result = apply_ignores(found, read_ignores(source), TODAY, RAN)
    quieted = {item.finding.pointer for item in result.suppressed}
    inside = {pointer for pointer in pointers if any(pointer[:end] in quieted for end in range(1, len(pointer)))}
    assert inside <= quieted
    assert quieted - inside == covered


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_line_endings_and_encodings(newline: str, encoding: str) -> None:
    text = f"stages:\n  - 认知  {IGN} 因为\n  # cjmap: file-ignore[BOT] 因为\n\n  - 'B\n\n  # x'\n  - C\n"
    data = text.replace("\n", newline).encode(encoding)
    assert quiet(data, S0, S1, S2) == {S0}
    assert [item.reason for item in applied(data, ("GAP01", S0), ("BOT01", S1)).suppressed] == ["why 因为", "因为"]


def test_a_finding_is_covered_by_its_place_or_by_its_pointer() -> None:
    text = f"stages:\n  - id: a\n    name: A  {IGN}\n  - id: b  {IGN}\n    name: B\n  - C\n"
    source = read(text, "m")
    found = [finding(source, "GAP01", pointer, at=(*pointer, "name")) for pointer in (S0, S1, S2)]
    result = apply_ignores(found, read_ignores(source), TODAY, RAN)
    assert [item.pointer for item in result.kept] == [S2]
    assert result.told == []


def test_what_an_alias_repeats_is_covered_where_it_is_repeated() -> None:
    text = f"x: &p [Slow]\nstages:\n  - name: A\n    pains: *p  {IGN}\n  - name: B\n    pains: *p\n"
    assert quiet(text, (*S0, "pains", 0), (*S1, "pains", 0)) == {(*S0, "pains", 0)}
    assert quiet(f"x: &p [Slow]  {IGN}\nstages:\n  - name: A\n    pains: *p\n", (*S0, "pains", 0)) == {P0}


def test_what_a_merge_brings_in_and_keys_that_stand_twice_do_not_disturb() -> None:
    text = (
        f"x: &p {{a: 1}}\nstages:\n  - <<: *p  {IGN}\n    name: A\n    name: B  {IGN}\n    pains: [a]  {IGN}\n  - C\n"
    )
    assert quiet(text, (*S0, "pains"), S1) == {(*S0, "pains")}


def test_reason_and_end_are_said_of_what_is_kept_quiet() -> None:
    text = "stages:\n  - A  # cjmap: ignore[GAP01] until 2027-01-31: known, see #12.\n"
    (item,) = applied(text, ("GAP01", S0)).suppressed
    assert (item.by, item.until, item.reason) == ("ignore", "2027-01-31", "known, see #12")


@pytest.mark.parametrize(
    ("comment", "until", "reason"),
    [
        ("ignore[GAP01] until 2027-01-01", "2027-01-01", ""),
        ("ignore[GAP01] - it is so", "", "it is so"),
        ("ignore[GAP01] it is so until 2027-01-01", "2027-01-01", "it is so"),
        ("ignore[GAP01] UNTIL 2027-01-01, it is so", "2027-01-01", "it is so"),
        ("ignore[GAP01] nobody goes there until noon", "", "nobody goes there until noon"),
        ("ignore[GAP01] untilled land", "", "untilled land"),
        ("ignore[GAP01] ...", "", ""),
        ("ignore[GAP01] 因为", "", "因为"),
    ],
)
def test_end_and_reason(comment: str, until: str, reason: str) -> None:
    (item,) = applied(f"stages:\n  - A  # cjmap: {comment}\n", ("GAP01", S0)).suppressed
    assert (item.until, item.reason) == (until, reason)


def test_the_innermost_comment_speaks_and_all_that_cover_are_used() -> None:
    text = (
        "# cjmap: file-ignore[GAP] outer\n"
        "stages:  # cjmap: ignore[GAP01] middle\n"
        "  - A  # cjmap: ignore[GAP01] inner\n"
        "  # cjmap: ignore[GAP0] twice\n"
        "  # cjmap: ignore[GAP01] the same\n"
        "  - B\n"
    )
    result = applied(text, ("GAP01", S0), ("GAP01", S1))
    assert [item.reason for item in result.suppressed] == ["inner", "twice"]
    assert result.told == []


def test_two_comments_on_one_line_are_both_read() -> None:
    text = "stages:\n  - A  # cjmap: ignore[GAP01] one # cjmap: ignore[BOT01] two\n  # cjmap: ignore[GAP01] three # cjmap: ignore[BOT01] four\n  - B\n"
    found: list[tuple[str, Pointer]] = [("GAP01", S0), ("BOT01", S0), ("GAP01", S1), ("BOT01", S1)]
    assert [item.reason for item in applied(text, *found).suppressed] == ["one", "two", "three", "four"]


@pytest.mark.parametrize(
    ("comment", "rule", "word", "said"),
    [
        # unused: the place is the rule that is not needed, the message says which and where
        ("ignore[BOT01] why", "IGN01", "BOT01", "`BOT01` finds nothing in line 2"),
        ("ignore[GAP01, BOT, INC01] why", "IGN01", "BOT", "`BOT` and `INC01` find nothing in line 2: take them out"),
        ("file-ignore[BOT01] why", "IGN01", "BOT01", "finds nothing in this file"),
        ("ignore[YML17] why", "IGN01", "YML17", "`YML17` finds nothing"),
        # unknown, with the word that was meant
        ("ignore[GAP001, GAP01] why", "IGN02", "GAP001", "There is no rule `GAP001`; did you mean `GAP01`?"),
        ("ignore[GAP01, stage-without-touchpoints] why", "IGN02", "stage-without-touchpoints", "`stage-without-touchpoint`?"),
        ("ignore[GAP01, foo, bar, baz, qux] why", "IGN02", "foo", "no rule `foo`, `bar`, `baz` and 1 more"),
        # what no comment can ignore
        ("ignore[GAP01, YML01] why", "IGN02", "YML01", "No comment can ignore `YML01`"),
        ("ignore[GAP01, syntax-error] why", "IGN02", "syntax-error", "No comment can ignore `syntax-error`"),
        ("ignore[IGN03, GAP01] why", "IGN02", "IGN03", "No comment can ignore `IGN03`, for it is about ignores"),
        ("ignore[IGN, GAP01] why", "IGN02", "IGN", "about ignores"),
        ("ignore[YML01, IGN01, GAP001, GAP01] x", "IGN02", "YML01", "mended. There is no rule `GAP001`; did you mean `GAP01`?"),
        # wrong comments
        ("ingore[GAP01] why", "IGN02", "# cjmap: ingore[GAP01] why", "cannot say `ingore`; did you mean `ignore`?"),
        ("ignore-file[GAP01]", "IGN02", "# cjmap: ignore-file[GAP01]", "did you mean `file-ignore`?"),
        ("ignore GAP01 why", "IGN02", "# cjmap: ignore GAP01 why", "names no rule in brackets"),
        ("ignore[GAP01", "IGN02", "# cjmap: ignore[GAP01", "names no rule in brackets"),
        ("ignore[] why", "IGN02", "# cjmap: ignore[] why", "names no rule"),
        ("ignore[ , ]", "IGN02", "# cjmap: ignore[ , ]", "names no rule"),
        ("[GAP01]", "IGN02", "# cjmap: [GAP01]", "does not say what to do"),
        ("", "IGN02", "# cjmap:", "does not say what to do"),
        # no reason
        ("ignore[GAP01]", "IGN03", "# cjmap: ignore[GAP01]", "Why is `GAP01` ignored here?"),
        ("ignore[GAP01] until 2027-01-01", "IGN03", "# cjmap: ignore[GAP01] until 2027-01-01", "Why is `GAP01`"),
        # over
        ("ignore[GAP01] until 2026-11-20 why", "IGN04", "2026-11-20", "This ignore of `GAP01` ended on 2026-11-20"),
        ("ignore[GAP01] until 2026-13-01 why", "IGN04", "2026-13-01", "`2026-13-01` is none"),
        ("ignore[GAP01] until 31-01-2027 why", "IGN04", "31-01-2027", "did you mean `2027-01-31`?"),
        ("ignore[GAP01] until friday", "IGN04", "friday", "`until` needs a date like 2027-01-31, and `friday` is none"),
        ("ignore[GAP01] until", "IGN04", "", "`until` needs a date"),
    ],
)  # fmt: skip
def test_what_is_told_of_a_comment(comment: str, rule: str, word: str, said: str) -> None:
    line = f"  - A  # cjmap: {comment}".rstrip()
    result = applied(f"stages:\n{line}\n  - B\n", ("GAP01", S0))
    (item,) = result.told
    assert item.rule == rule
    assert said in item.message
    assert (item.place.line, line[item.place.column - 1 : item.place.end_column - 1]) == (2, word)
    assert (item.name, item.severity) == (NAMES[rule], find_rule(rule).rule.severity)
    if "needs a date" in item.message:
        assert item.help.startswith("Nobody could tell when such an ignore ends")
    else:
        assert item.help == find_rule(rule).page.help != ""


def test_an_ignore_holds_on_its_last_day_and_no_longer() -> None:
    text = "stages:\n  - A  # cjmap: ignore[GAP01] until 2026-11-21 why\n"
    assert applied(text, ("GAP01", S0)).kept == []
    after = applied(text, ("GAP01", S0), today=TODAY + datetime.timedelta(days=1))
    assert [item.rule for item in after.kept] == ["GAP01"]
    assert told(after) == [("IGN04", 2)]


@pytest.mark.parametrize("end", ["2026-02-30", "soon", "2020-01-01"])
def test_an_ignore_that_has_ended_keeps_nothing_quiet(end: str) -> None:
    result = applied(f"stages:\n  - A  # cjmap: ignore[GAP01] until {end}\n", ("GAP01", S0))
    assert (len(result.kept), told(result)) == (1, [("IGN04", 2)])


def test_an_ignore_without_reason_works_and_an_unused_one_needs_none() -> None:
    result = applied("stages:\n  - A  # cjmap: ignore[GAP01]\n  - B  # cjmap: ignore[GAP01]\n", ("GAP01", S0))
    assert (result.kept, told(result)) == ([], [("IGN03", 2), ("IGN01", 3)])


def test_a_rule_that_did_not_run_is_not_unused() -> None:
    text = "stages:\n  - A  # cjmap: ignore[GAP01, BOT] why\n"
    assert told(applied(text, ran=RAN - {"GAP01"})) == [("IGN01", 2)]
    ran = frozenset(id_ for id_ in RAN if not id_.startswith("BOT")) - {"GAP01"}
    assert told(applied(text, ran=ran)) == []


def test_rules_about_ignores_are_selected_like_others() -> None:
    text = "stages:\n  - A  # cjmap: ignore[BOT01, nope]\n  - B  # cjmap: ingore[x]\n  - C  # cjmap: ignore[GAP01]\n"
    assert told(applied(text, ("GAP01", S2))) == [("IGN02", 2), ("IGN01", 2), ("IGN02", 3), ("IGN03", 4)]
    assert told(applied(text, ("GAP01", S2), ran=RAN - {"IGN02"})) == [("IGN01", 2), ("IGN03", 4)]


def test_findings_about_ignores_and_broken_yaml_cannot_be_ignored() -> None:
    text = "# cjmap: file-ignore[ALL, YML01, IGN02] why\nstages:\n  - A\n"
    result = applied(text, ("YML08", S0), ("IGN02", S0), ("MAP01", S0), ("YML17", S0), ("REF01", S0), ("EVI01", ()))
    assert [item.rule for item in result.kept] == ["YML08", "IGN02"]
    assert told(result) == [("IGN02", 1)]


def test_a_comment_before_nothing_says_so() -> None:
    (item,) = applied(f"stages:\n  - A\n{IGN}\n", ("GAP01", S0)).told
    assert (item.rule, item.message) == ("IGN01", "`GAP01` finds nothing here: this comment stands before nothing")


def test_the_pointer_of_what_is_told_is_what_the_comment_covers() -> None:
    (item,) = applied(f"stages:\n  - A\n  - B {IGN}\n").told
    assert item.pointer == S1


@pytest.mark.parametrize(
    "text",
    [
        "# cjmap: 1\nstages: [A]\n",
        "#cjmap: 1  # format version\nstages: [A]\n",
        "# about cjmap: ignore[GAP01]\nstages: [A]\n",
        '# write "# cjmap: ignore[GAP01] why" to be left alone\nstages: [A]\n',
        "# cjmap ignores this\nstages: [A]\n",
        "# cjmap-notes: ignore[GAP01]\nstages: [A]\n",
        "cjmap: 1\nstages: [A]\n",
    ],
)
def test_other_comments_are_left_alone(text: str) -> None:
    assert read_ignores(read(text, "m")) == ()


def test_a_file_that_is_no_yaml_has_no_ignores() -> None:
    assert read_ignores(read(f"stages: [A  {IGN}\n", "m")) == ()


WORDS = st.lists(
    st.sampled_from(
        ["ignore", "file-ignore", "ingore", "[", "]", "[GAP01]", "GAP01", ",", " ", "until", "2027-01-01", "2020-01-01"]
        + ["9999-99-99", "0000-00-00", "nope", "YML01", "IGN", "ALL", "#", "# cjmap:", ":", "认知", "\u2028", "\u0085", "\t"]
    ),
    max_size=14,
).map("".join)  # fmt: skip
LINE = st.one_of(WORDS, st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))


@settings(max_examples=300, deadline=None)
@given(comments=st.lists(LINE, min_size=5, max_size=5))
@example(comments=["ignore[GAP01]", "", " ignore[GAP01] until ", "[", "file-ignore[ALL]"])
def test_any_comment_is_read(comments: list[str]) -> None:
    first, *others = comments
    text = f"# cjmap:{first}\nstages: #cjmap:{others[0]}\n  - name: |  # cjmap:{others[1]}\n      x\n  - [a, #cjmap:{others[2]}\n    b] # cjmap:{others[3]}\n"
    source = read(text, "m")
    found = [finding(source, rule, pointer) for rule in ("GAP01", "YML01") for pointer in ((), ("stages",), S0, S1)]
    result = apply_ignores(found, read_ignores(source), TODAY, RAN)
    assert len(result.kept) + len(result.suppressed) == len(found)
    assert {item.rule for item in result.told} <= {"IGN01", "IGN02", "IGN03", "IGN04"}


YAML_LIKE = st.lists(
    st.sampled_from(
        ["a", "b: ", "- ", ": ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ", ", '"', "'", "&x ", "*x", "<<: ", "|", ">"]
        + [" # cjmap: ignore[GAP01] x", "\n# cjmap: ignore[GAP01]", "---", "\r\n", "\t", "认", "!t ", "? "]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(text=YAML_LIKE)
def test_comments_anywhere_are_read(text: str) -> None:
    source = read(text, "m")
    pointers: list[Any] = [(), ("a",), ("b",), (0,), (0, 0), ("b", 0), ("b", "b"), (1,)]
    found = [finding(source, "GAP01", pointer) for pointer in pointers]
    result = apply_ignores(found, read_ignores(source), TODAY, RAN)
    assert len(result.kept) + len(result.suppressed) == len(found)
    assert all(item.place.line <= len(source.lines) for item in result.told)
