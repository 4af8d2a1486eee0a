"""One mistake gives one finding, at the exact place, in the author's words.

«…» marks the place in each text; it is taken out before the text is read.
"""

import pytest

from cjmap.loader import load

HEAD = "cjmap: 1\ntitle: T\n"
STAGE = HEAD + "stages:\n  - name: Onboarding\n"
PERSONAS = HEAD + "personas:\n  starter: Budget-minded starter\n  manager: Manager\nstages:\n  - name: Onboarding\n"

Case = tuple[str, str, str]

UNKNOWN_KEYS: list[Case] = [
    (STAGE + "    «touchpionts»: [Website]", "MAP01", "unknown key `touchpionts`; did you mean `touchpoints`?"),
    (HEAD + "«phases»: [Awareness]", "MAP01", "unknown key `phases`; did you mean `stages`?"),
    ("cjmap: 1\n«titel»: T\nstages: [A]", "MAP01", "unknown key `titel`; did you mean `title`?"),
    (STAGE + "    «feelings»: [calm]", "MAP01", "unknown key `feelings`; did you mean `emotions`?"),
    (STAGE + "    «pain_points»: [slow]", "MAP01", "unknown key `pain_points`; did you mean `pains`?"),
    (STAGE + "    «kpis»: [churn]", "MAP01", "unknown key `kpis`; did you mean `metrics`?"),
    (
        STAGE + "    touchpoints:\n      - name: Form\n        «channel»: web",
        "MAP01",
        "unknown key `channel`; did you mean `channels`?",
    ),
    (HEAD + "«persona»: {a: A}\nstages: [A]", "MAP01", "unknown key `persona`; did you mean `personas`?"),
    (STAGE + "    «痛点»: [慢]", "MAP01", "unknown key `痛点`; did you mean `pains`?"),
    (STAGE + "    pains:\n      - «name»: Slow", "MAP01", "unknown key `name`; did you mean `text`?"),
    (STAGE + "    «severity»: high", "MAP01", "unknown key `severity`"),
    (STAGE + "    «zzz»: 1", "MAP01", "unknown key `zzz`"),
    (STAGE + "    steps:\n      - name: Import\n        «steps»: [x]", "MAP01", "unknown key `steps`"),
    (
        PERSONAS + "    per_persona:\n      starter: {«emotion»: -1}",
        "MAP01",
        "unknown key `emotion`; did you mean `emotions`?",
    ),
    (
        HEAD + "personas:\n  starter: {«goal»: [Save]}\nstages: [A]",
        "MAP01",
        "unknown key `goal`; did you mean `goals`?",
    ),
    (HEAD + "scope: {«form»: Here}\nstages: [A]", "MAP01", "unknown key `form`; did you mean `from`?"),
]

MISSING_KEYS: list[Case] = [
    ("«title: T\nstages: [A]»", "MAP02", "a map needs `cjmap`"),
    ("«cjmap: 1\nstages: [A]»", "MAP02", "a map needs `title`"),
    ("«cjmap: 1\ntitle: T»", "MAP02", "a map needs `stages`"),
    (HEAD + "stages:\n  - «kind: onboarding»", "MAP02", "a stage needs `name`"),
    (STAGE + "    steps:\n      - «goals: [x]»", "MAP02", "a step needs `name`"),
    (STAGE + "    pains:\n      - «severity: high»", "MAP02", "a pain needs `text`"),
    (STAGE + "    next:\n      - «{when: it works}»", "MAP02", "a way on needs `to`"),
    (STAGE + "    metrics: «{value: 3}»", "MAP02", "a metric needs `name`"),
    (
        STAGE + "    touchpoints:\n      - name: Form\n        events: [«{failure: true}»]",
        "MAP02",
        "an event needs `event`",
    ),
    (STAGE + "    emotions: [«{evidence: talks}»]", "MAP02", "an emotion needs `feeling`, `score` or both"),
]

WRONG_VALUES: list[Case] = [
    (STAGE + "    pains:\n      - {text: Slow, severity: «hihg»}", "MAP05",
     "`severity` is low, medium or high, or a number from 1 to 5; got `hihg`, did you mean `high`?"),
    (STAGE + "    importance: «7»", "MAP06", "`importance` is a whole number from 1 to 5, or low, medium or high; got `7`"),
    (STAGE + "    satisfaction: «2.5»", "MAP06", "`satisfaction` is a whole number from 1 to 5, or low, medium or high; got `2.5`"),
    (HEAD + "state: «curent»\nstages: [A]", "MAP05", "`state` is current or future; got `curent`, did you mean `current`?"),
    (HEAD + "perspective: «inside»\nstages: [A]", "MAP05", "`perspective` is inside-out or outside-in; got `inside`, did you mean `inside-out`?"),
    (HEAD + "framework: «sass»\nstages: [A]", "MAP05",
     "`framework` is saas, five-stage, lifecycle, customer-success or none; got `sass`, did you mean `saas`?"),
    (STAGE + "    kind: «onbording»", "MAP05", "`kind` is none of the known words; got `onbording`, did you mean `onboarding`?"),
    (STAGE + "    touchpoints:\n      - {name: Form, category: «sale»}", "MAP05",
     "`category` is marketing, sales or success; got `sale`, did you mean `sales`?"),
    (STAGE + "    opportunities:\n      - {text: Wizard, status: «plan»}", "MAP05",
     "`status` is idea, planned, in-progress, testing, done or rejected; got `plan`, did you mean `planned`?"),
    (STAGE + "    moment_of_truth: «custmer»", "MAP05", "`moment_of_truth` is true, false, customer or brand; got `custmer`, did you mean `customer`?"),
    (STAGE + "    moment_of_truth: «yes»", "MAP05", "`moment_of_truth` is true, false, customer or brand; got `yes`, did you mean `true`?"),
    (STAGE + "    moment_of_truth: [«custmer»]", "MAP05",
     "an item of `moment_of_truth` is customer or brand; got `custmer`, did you mean `customer`?"),
    (STAGE + "    optional: «yes»", "MAP12", "`optional` is true or false; got `yes`"),
    (STAGE + "    entry: «1»", "MAP12", "`entry` is true or false; got `1`"),
    (STAGE + "    description: «true»", "MAP03", "`description` is a text; got `true`"),
    (STAGE + "    owner: «[a, b]»", "MAP03", "`owner` is a text; got `[a, b]`"),
    (STAGE + "    owner: «{team: a}»", "MAP03", "`owner` is a text; got a table"),
    (STAGE + '    description: «""»', "MAP11", "`description` is empty"),
    (STAGE + "    pains: [«[a, b]»]", "MAP03", "an item of `pains` is a text or a table of keys and values; got `[a, b]`"),
    (HEAD + "personas: «[starter, manager]»\nstages: [A]", "MAP03", "`personas` is a table by id; got `[starter, manager]`"),
    (HEAD + "personas: «starter»\nstages: [A]", "MAP03", "`personas` is a table by id; got `starter`"),
    (STAGE + "    emotions: [{feeling: calm, score: «good»}]", "MAP03", "`score` is a number; got `good`"),
    (STAGE + "    emotions: [{score: «.nan»}]", "MAP06", "`score` is a finite number; got `.nan`"),
    (HEAD + "evidence:\n  talks: {kind: interview, sample: «many»}\nstages: [A]", "MAP03", "`sample` is a whole number; got `many`"),
    (HEAD + "evidence:\n  talks: {kind: interview, sample: «-3»}\nstages: [A]", "MAP06", "`sample` cannot be less than 0; got `-3`"),
    ("cjmap: «2»\ntitle: T\nstages: [A]", "MAP13",
     "`cjmap` is the version of the format, and this cjmap reads version 1; got `2`"),
    (STAGE + "    id: «the start»", "MAP16", "`id` cannot hold spaces, commas or slashes; got `the start`"),
    (HEAD + "personas:\n  «small firm»: A\nstages: [A]", "MAP16", "`small firm` cannot hold spaces, commas or slashes; got `small firm`"),
    (HEAD + "language: «English»\nstages: [A]", "MAP10", "`language` is a language tag like en, nl, pt-BR or zh-Hant; got `English`, did you mean `en`?"),
    (HEAD + "emotion_scale: «[5, 1]»\nstages: [A]", "MAP14",
     "`emotion_scale` is two numbers, the worst and the best score, like [-2, 2] or [1, 5]; got `[5, 1]`"),
    (PERSONAS + "    for: «[]»", "MAP17", "`for` names nobody"),
]  # fmt: skip

DATES_AND_AMOUNTS: list[Case] = [
    (HEAD + "reviewed: «1-13-2026»\nstages: [A]", "MAP07", "`reviewed` is a date like 2026-10-01; got `1-13-2026`, did you mean `2026-01-13`?"),
    (HEAD + "reviewed: «2026/10/1»\nstages: [A]", "MAP07", "`reviewed` is a date like 2026-10-01; got `2026/10/1`, did you mean `2026-10-01`?"),
    (HEAD + "reviewed: «2026-02-30»\nstages: [A]", "MAP07",
     "`reviewed` is a date like 2026-10-01, and this day does not exist; got `2026-02-30`"),
    (HEAD + "reviewed: «3-4-2026»\nstages: [A]", "MAP07", "`reviewed` is a date like 2026-10-01; got `3-4-2026`"),
    (HEAD + "reviewed: «last week»\nstages: [A]", "MAP07", "`reviewed` is a date like 2026-10-01; got `last week`"),
    (STAGE + "    duration: «3»", "MAP08", '`duration` is a number and a unit, like "2 days" or "90 s"; got `3`'),
    (STAGE + "    wait: «2 dayz»", "MAP08",
     '`wait` is a number and a unit, like "2 days" or "90 s"; `dayz` is no unit; got `2 dayz`, did you mean `days`?'),
    (STAGE + "    wait: «a while»", "MAP08", '`wait` is a number and a unit, like "2 days" or "90 s"; got `a while`'),
    (STAGE + "    exits:\n      - {text: Too slow, share: «0.2»}", "MAP09",
     "`share` is a percentage like 30% (or 7 of 12); got `0.2`, did you mean `20%`?"),
    (STAGE + "    exits:\n      - {text: Too slow, share: «30»}", "MAP09",
     "`share` is a percentage like 30% (or 7 of 12); got `30`, did you mean `30%`?"),
    (STAGE + "    exits:\n      - {text: Too slow, share: «130%»}", "MAP06", "`share` is a part of the whole, so at most 100%; got `130%`"),
    (STAGE + "    pains:\n      - {text: Slow, frequency: «often»}", "MAP09", "`frequency` is a percentage like 30% (or 7 of 12); got `often`"),
    (STAGE + "    emotions: [calm, «3»]", "MAP06", "the score 3 is outside the emotion scale, -2 to 2"),
    (HEAD + "emotion_scale: [1, 5]\nstages:\n  - name: A\n    emotions: {feeling: calm, score: «0»}", "MAP06",
     "the score 0 is outside the emotion scale, 1 to 5"),
]  # fmt: skip

REFERENCES: list[Case] = [
    (PERSONAS + "    for: [«startr»]", "REF01", "`for` names `startr`, which is not among the personas; did you mean `starter`?"),
    (PERSONAS + "    pains:\n      - {text: Slow, for: «startr»}", "REF01",
     "`for` names `startr`, which is not among the personas; did you mean `starter`?"),
    (PERSONAS + "    per_persona:\n      «starters»: {emotions: -1}", "REF01",
     "`per_persona` names `starters`, which is not among the personas; did you mean `starter`?"),
    (STAGE + "    for: «starter»", "REF01", "`for` names `starter`, but no personas are declared"),
    (STAGE + "    next: «Advocasy»\n  - name: Advocacy", "REF01",
     "`next` goes to `Advocasy`, which is no step or stage of this map; did you mean `Advocacy`?"),
    (STAGE + "    steps: [Try]\n  - name: B\n    steps: [Buy, {name: Buy}]\n  - name: C\n    next: «Buy»", "REF03",
     "`next` goes to `Buy`, which several steps are called; write `b/buy` or `b/buy-2`"),
    (HEAD + "channels: {web: Website}\nstages:\n  - name: A\n    touchpoints: {name: Form, channels: [«wbe»]}", "REF01",
     "`channels` names `wbe`, which is not among the channels; did you mean `web`?"),
    (HEAD + "evidence: {talks: Talks}\nstages:\n  - name: A\n    evidence: [«talk»]", "REF01",
     "`evidence` names `talk`, which is not among the evidence; did you mean `talks`?"),
    (HEAD + "evidence: {talks: Talks}\nstages:\n  - name: A\n    moment_of_truth: {by: brand, evidence: «leaflet»}", "REF01",
     "`evidence` names `leaflet`, which is not among the evidence"),
    (STAGE + "    lanes:\n      «legal»: [DPA]", "REF01", "`lanes` names `legal`, but no lanes are declared"),
    (HEAD + "lanes: {legal: Legal}\nstages:\n  - name: A\n    lanes:\n      «leagl»: [DPA]", "REF01",
     "`lanes` names `leagl`, which is not among the lanes; did you mean `legal`?"),
    (HEAD + "lanes: {pains: Frictions}\nstages:\n  - name: A\n    lanes:\n      «pains»: [DPA]", "REF01",
     "`lanes` names `pains`, which is a lane of the format itself"),
    (STAGE + "    pains: {id: slow-import, text: Slow}\n    opportunities:\n      - {text: Cache, addresses: [«slow-imprt»]}", "REF01",
     "`addresses` names `slow-imprt`, which is not among the pains; did you mean `slow-import`?"),
    (HEAD + "personas: {a: Same, b: same}\nstages:\n  - {name: A, for: «Same»}", "REF03",
     "`for` names `Same`, which can be `a` or `b`; write the id"),
    (HEAD + "stages:\n  - {id: use, name: Use}\n  - {id: «use», name: Daily use}", "REF02", "two stages have the id `use`; the other one is on line 4"),
    (STAGE + "    steps:\n      - {id: a, name: A}\n  - name: B\n    steps:\n      - {id: «a», name: C}", "REF02",
     "two steps have the id `a`; the other one is on line 6"),
    (STAGE + "    touchpoints:\n      - {id: a, name: A}\n      - {id: «a», name: B}", "REF02",
     "two touchpoints have the id `a`; the other one is on line 6"),
    (STAGE + "    pains:\n      - {id: a, text: A}\n  - name: B\n    pains:\n      - {id: «a», text: C}", "REF02",
     "two pains have the id `a`; the other one is on line 6"),
]  # fmt: skip

YAML: list[Case] = [
    (STAGE + "    pains:\n      - «Problem»: too slow", "MAP15",
     "`Problem: …` is read as a key with a value; a text that contains `: ` needs quotes"),
    (STAGE + "    description: «Then: we wait»", "YML01", 'a text that contains ": " needs quotes'),
    (STAGE + "    «pains»:", "MAP04", "`pains` has no value"),
    (STAGE + "    «pains»: ~", "MAP04", "`pains` has no value"),
    (STAGE + "    pains:\n      - Slow\n      -«»", "MAP04", "an item without a text"),
    (STAGE + "    «description»: #1 choice", "MAP04", "`description` has no value"),
    (STAGE + "    description: Ticket «#12»", "YML17", "the text ends before `#12`, which YAML takes for a comment"),
    (STAGE + "    touchpoints: [«Search (Google», Bing)]", "YML18",
     "`Search (Google` is one item here: inside `[ ]` every comma begins a new one"),
    (STAGE + "    metrics: [{«a», b}]", "MAP04", "`a` has no value"),
    (STAGE + "    thoughts:\n      - «@home»", "YML01", "a text that begins with `@` needs quotes"),
    (STAGE + "    thoughts:\n      - «`code`»", "YML01", "a text that begins with a backtick needs quotes"),
    (STAGE + "    thoughts:\n      - «%5 less»", "YML01", "a text that begins with `%` needs quotes"),
    (STAGE + "    thoughts:\n      - >«t»oo slow", "YML01", "a text that begins with `>` or `|` needs quotes"),
    (STAGE + "    thoughts:\n      - «*important*»", "YML01", "a text that begins with `*` needs quotes"),
    (STAGE + "    thoughts:\n      - «*important»", "YML09", "`*important` repeats `&important`, which is nowhere above"),
    (STAGE + "    thoughts:\n      - «'s morgens vroeg»", "YML01", "a text that begins with `'` needs double quotes around it"),
    (STAGE + '    thoughts:\n      - «"Now" is too late»', "YML01",
     "a quoted word is followed by more text; then the whole text needs quotes"),
    (STAGE + "    thoughts:\n      - «[sic] yes»", "YML01", "a text that begins with a bracket needs quotes"),
    (STAGE + "    thoughts:\n      - «!»really", "YML06", "`!really` is a YAML tag, which a map never needs"),
    (STAGE + "    pains: «[»Slow, Dear", "YML01", "the list that opens with `[` here is not closed, or a comma is missing"),
    (STAGE + "    owner: «\"»team", "YML01", "the quote that opens here is never closed"),
    (STAGE + "«\t»pains: [a]", "YML04", "a tab stands in the indentation; YAML wants spaces"),
    (STAGE + "   «p»ains: [a]", "YML01", "this line does not fit the list above it"),
    (STAGE + "    owner: a\n    «owner»: b", "YML08", "the key `owner` stands here twice; the first is on line 5"),
    (STAGE + "    thoughts:\n      - «?» why", "YML07", "a text that begins with `?` needs quotes"),
    (STAGE + "    x: {«404»: a}", "YML07", "`404` is not a text, but every key is"),
    (STAGE + "    x: {«true»: a}", "YML07", "`true` is not a text, but every key is"),
    (STAGE + "    x: {a: &n 1, b: «&n» 2}", "YML10", "the anchor `&n` stands here twice"),
    (STAGE + "    x: {<<: «3»}", "YML16", "`<<` merges a table, or a list of tables, into this one"),
    (STAGE + "«---»\ncjmap: 1", "YML05", "a second document begins here; a file holds one map"),
    ("«- a\n- b»", "MAP03", "a map is a table of keys and values (`cjmap: 1`, `title: …`, `stages: …`)"),
    ("«»# nothing\n", "MAP18", "the file says nothing"),
]  # fmt: skip

FOLLOWING: list[Case] = [  # what follows from a mistake is not told
    (HEAD + "personas: «[Anna]»\nstages:\n  - {name: A, for: anna}", "MAP03", "`personas` is a table by id; got `[Anna]`"),
    (HEAD + "«pesonas»: {a: A}\nstages:\n  - {name: A, for: a}", "MAP01", "unknown key `pesonas`; did you mean `personas`?"),
    (HEAD + "«emotion_sclae»: [1, 10]\nstages:\n  - {name: A, emotions: [7, 8]}", "MAP01",
     "unknown key `emotion_sclae`; did you mean `emotion_scale`?"),
    (HEAD + "emotion_scale: «1-10»\nstages:\n  - {name: A, emotions: [7, 8]}", "MAP14",
     "`emotion_scale` is two numbers, the worst and the best score, like [-2, 2] or [1, 5]; got `1-10`"),
    (HEAD + "stages:\n  - {«nmae»: A}\n  - {name: B, next: A}", "MAP01", "unknown key `nmae`; did you mean `name`?"),
    (STAGE + "    pains: &p [{text: a, severity: «hihg»}]\n  - name: B\n    pains: *p", "MAP05",
     "`severity` is low, medium or high, or a number from 1 to 5; got `hihg`, did you mean `high`?"),
    (STAGE + "    «steps»:\n      compare: {goals: [x]}\n      buy: {goals: [y]}", "MAP03", "`steps` is a list, and this is a table"),
    (STAGE + "    «pains»: {fees: Hidden, slow: Import}", "MAP03", "`pains` is a list, and this is a table"),
    (STAGE + "    steps:\n      - «Compare»:\n          goals: [x]", "MAP15",
     "`Compare:` is read as a key; the item's own text needs one before it"),
    (STAGE + "    exits:\n      - «reason»: dear", "MAP15",
     "`reason: …` is read as a key with a value; a text that contains `: ` needs quotes"),
    (STAGE + "    emotions:\n      - «happy»: 2", "MAP15", "`happy: 2` is read as a key with a value"),
    (STAGE + "    links:\n      - «Spec»: https://x.example", "MAP15", "`Spec: …` is read as a key with a value"),
    (STAGE + "    steps: [help]\n  - name: B\n    steps: [help]\n  - {name: C, next: «help»}", "REF03",
     "`next` goes to `help`, which several steps are called; write `onboarding/help` or `b/help-2`"),
    (STAGE + "    pains: [slow, slow]\n    opportunities: {text: a, addresses: «slow»}", "REF03",
     "`addresses` names `slow`, as several pains are called; give them ids"),
    (HEAD + "personas: {a: Anna}\nstages:\n  - {name: A, per_persona: {a: {wait: 1 day}, «Anna»: {wait: 2 days}}}", "REF02",
     "`Anna` and `a` are one and the same"),
    (STAGE + "    id: «end»", "MAP16", "a stage cannot have the id `end`, which is the end of the journey for `next`"),
    (HEAD + "title2: x\nstages: [A]".replace("title2", "«ti\u00a0tle»"), "MAP01",
     "unknown key `ti tle`: it holds the invisible character U+00A0"),
    (HEAD + "stages:\n  - name: A\n    duration: «3 m»", "MAP08",
     '`duration` is a number and a unit, like "2 days" or "90 s"; `m` can be minutes or months; got `3 m`'),
    (STAGE + "    exits: [{text: a, share: «30 percent»}]", "MAP09",
     "`share` is a percentage like 30% (or 7 of 12); got `30 percent`, did you mean `30%`?"),
    (HEAD + 'title3: x\nstages: [A]'.replace('title3: x', 'description: «"\u200b"»'), "MAP11", "`description` is empty"),
]  # fmt: skip

ASIDE: list[Case] = [
    (HEAD + "stages:\n  - {name: 认知 😀, «touchpionts»: [x]}", "MAP01", "unknown key `touchpionts`; did you mean `touchpoints`?"),
    (HEAD + "stages:\n  - {name: 🧑‍🚀 乗る, importance: «9»}", "MAP06",
     "`importance` is a whole number from 1 to 5, or low, medium or high; got `9`"),
    (HEAD + "stages:\n  - {name: 认知 😀, next: «没有»}", "REF01", "`next` goes to `没有`, which is no step or stage of this map"),
    (HEAD + "stages:\n  - {name: 认知 😀, id: 用}\n  - {name: 认知 😀, id: «用»}", "REF02", "two stages have the id `用`; the other one is on line 4"),
    (HEAD + "stages:\n  - {name: 认知 😀, emotions: [«-5»]}", "MAP06", "the score -5 is outside the emotion scale, -2 to 2"),
    (HEAD + "evidence:\n  访谈: {name: 😀 访谈, date: «2026-13-01»}\nstages: [A]", "MAP07",
     "`date` is a date like 2026-10-01, and this day does not exist; got `2026-13-01`"),
    (HEAD + "stages:\n  - {name: 认知 😀, pains: [«{severity: high}»]}", "MAP02", "a pain needs `text`"),
    (HEAD + 'stages:\n  - {"name": "\\u8ba4 😀", «nex»: a}', "MAP01", "unknown key `nex`; did you mean `next`?"),
]  # fmt: skip

CASES = [*UNKNOWN_KEYS, *MISSING_KEYS, *WRONG_VALUES, *DATES_AND_AMOUNTS, *REFERENCES, *YAML, *FOLLOWING, *ASIDE]


def placed(marked: str) -> tuple[str, tuple[int, int, int, int]]:
    """Return a text without its marks, and the place between them as line, column, end line, end column."""
    before, rest = marked.split("«")
    inside, after = rest.split("»")
    return before + inside + after, (*position(before), *position(before + inside))


def position(text: str) -> tuple[int, int]:
    lines = text.replace("\r\n", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1


@pytest.mark.parametrize("shape", ["LF", "CRLF", "BOM", "UTF-16"])
@pytest.mark.parametrize(("marked", "rule", "message"), CASES)
def test_one_mistake_is_one_finding_at_its_place(marked: str, rule: str, message: str, shape: str) -> None:
    text, place = placed(marked)
    data = {
        "LF": lambda: text.encode(),
        "CRLF": lambda: text.replace("\n", "\r\n").encode(),
        "BOM": lambda: b"\xef\xbb\xbf" + text.encode(),
        "UTF-16": lambda: text.encode("utf-16"),
    }[shape]()
    found = [
        (item.rule, item.message, (item.place.line, item.place.column, item.place.end_line, item.place.end_column))
        for item in load(data, "map.cjm.yaml").findings
    ]
    assert found == [(rule, message, place)]


def test_many_mistakes_are_told_in_one_run_in_the_order_of_the_text() -> None:
    text = (
        "cjmap: 1\ntitel: T\npersonas: {starter: S}\nstages:\n"
        "  - name: A\n    for: [startr]\n    importance: 9\n    pains:\n  - name: B\n    next: C\n    zzz: 1\n"
    )
    assert [(item.rule, item.place.line) for item in load(text, "m").findings] == [
        ("MAP01", 2), ("REF01", 6), ("MAP06", 7), ("MAP04", 8), ("REF01", 10), ("MAP01", 11),
    ]  # fmt: skip


def test_help_says_where_a_key_is_known() -> None:
    [item] = load(STAGE + "    severity: high", "m").findings
    assert item.help == "`severity` is a key of a pain, not of a stage."


def test_a_list_that_lost_a_bracket_gets_a_whole_one() -> None:
    text = HEAD + "channels: {web: Web, app: App}\nstages:\n  - name: A\n    touchpoints:\n      - name: X\n"
    [item] = load(text + "        channels: web, app]\n", "m").findings
    assert item.help == "For several, write a list: `[web, app]`."


def test_a_table_of_personas_becomes_a_list_with_for() -> None:
    text = HEAD + "personas: {tenant: T, buyer: B}\nstages: [{name: A, emotions: {tenant: unsure, buyer: hopeful}}]\n"
    [item] = load(text, "m").findings
    assert item.message == "`emotions` is a list, and this is a table"
    assert item.help == "Begin each with a dash, and say whom it is of: `- {feeling: unsure, for: tenant}`."


def test_help_says_how_something_gets_a_name() -> None:
    text = (
        HEAD + "channels: {web: Web}\nstages:\n  - {name: Pay, pains: [Slow], touchpoints: [{name: X, channels: app}],"
    )
    pain, channel = load(text + " opportunities: [{text: Fast, addresses: p1}]}\n", "m").findings
    helps = {item.message.split("`")[1]: item.help for item in (pain, channel)}
    assert helps == {
        "addresses": "A pain is called by its text, or by an `id` that you give it.",
        "channels": "Add it under `channels:` at the top of the map, or in a shared file.",
    }


def test_yes_gets_the_words_of_yaml_1_2() -> None:
    [item] = load(STAGE + "    optional: yes", "m").findings
    assert item.help == "In YAML 1.2 yes, no, on and off are texts: write `optional: true`."


def test_names_are_compared_without_regard_to_how_an_accent_is_written() -> None:
    text = HEAD + "personas: {caf\u00e9: A}\nstages:\n  - {name: A, for: cafe\u0301}\n"
    assert load(text, "m").findings == ()


def test_errors_are_shown_before_warnings_when_there_are_too_many() -> None:
    text = STAGE + "    tags:\n" + "".join(f"      - a{number} #b\n" for number in range(1100)) + "zz: 1\n"
    loaded = load(text, "m")
    assert (loaded.findings[-1].rule, len(loaded.findings)) == ("MAP01", 1000)
    assert loaded.unshown == 0


def test_the_subject_of_a_finding_is_the_path_of_ids() -> None:
    [item] = load(STAGE + "    steps:\n      - {name: Import it, importance: 9}\n", "m").findings
    assert item.subject == "stages/onboarding/steps/import-it"


def test_an_incomplete_project_hides_what_only_seems_to_be_missing() -> None:
    text = STAGE + "    for: starter\n"
    assert [item.rule for item in load(text, "m").findings] == ["REF01"]
    assert load(text, "m", incomplete=True).findings == ()


def test_physical_evidence_is_sent_to_artifacts() -> None:
    [item] = load(HEAD + "evidence: {talks: Talks}\nstages:\n  - {name: A, evidence: [Leaflet]}", "m").findings
    assert "`artifacts`" in item.help


def test_a_repeated_id_names_the_other_place() -> None:
    [item] = load(HEAD + "stages:\n  - {id: use, name: Use}\n  - {id: use, name: Daily use}", "m").findings
    [related] = item.related
    assert (related.place.line, related.place.column, related.message) == (4, 10, "the other stage `use`")


@pytest.mark.parametrize("key", ["jira", "anything"])
def test_what_stands_under_x_is_the_authors_own(key: str) -> None:
    assert load(STAGE + f"    x: {{{key}: ~, list: [1, ~, {{a: [~]}}]}}", "m").findings == ()


def test_an_unknown_key_that_only_looks_like_another_hides_no_wrong_target() -> None:
    text = STAGE + "    evidense: talks\n    next: Nowhere\n"
    assert [item.rule for item in load(text, "m").findings] == ["MAP01", "REF01"]
