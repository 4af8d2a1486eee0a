"""Maps to measure with: of the length and density of hand-written ones, no two alike.

A map is made of a seed alone, so every machine measures the same files. It has findings as real maps have: here a pain
that nobody answers, there a claim that differs; nothing is wrong with it as a file.
"""

from collections.abc import Iterator
from random import Random

LINES = 1400
"""The length of a large hand-written map; the largest example of this project has 1,150 lines."""

_ACTIONS = """Opens the spreadsheet and finds a row that somebody overwrote
Calls a colleague to find out who was there last
Puts three tools side by side and reads the small print
Imports the customer list and looks whether the names are right
Invites the team and explains for the second time why
Asks in a forum what others of this size use
Prints the plan of the week and pins it to the wall
Looks for the invoice of last month and gives up""".splitlines()
_THOUGHTS = """There must be something better than this sheet
And what will it cost once I hire somebody?
Is my data safe with people whom I never met?
If this takes longer than a day I go back
Who of us should see all of this?
I hope that nobody asks me how it works""".splitlines()
_PAINS = """The import fails and nobody says which row is wrong
I tell every person my story from the start
The total price stays unknown until the last screen
The invitation mail ends up among the spam
Nobody calls back on the day that was promised
Every tool has its own words for the same thing
The letter names an amount that the account does not show""".splitlines()
_ANSWERS = """Import wizard with a preview of the first ten rows
One customer record that sales and support both see
Price calculator that asks how many of you there are
A call on the third day by somebody who knows the trade
Checklist for the first week with a template for each trade
Letter and account are written from the same source""".splitlines()
_NAMES = """Compares tools
Watches a demo
Imports the customers
Invites the team
Plans the first week
Sends the first invoice
Asks for help
Pays the bill
Tells a peer
Adds a second office""".splitlines()
_TOUCHPOINTS = {
    "web": ("Pricing page", "marketing"),
    "email": ("Welcome mail", "success"),
    "phone": ("Call of an adviser", "sales"),
    "app": ("Import screen", "success"),
    "post": ("Letter with a sample plan", "marketing"),
    "meeting": ("Visit at the workshop", "sales"),
}
_FEELINGS = {
    2: ("delighted", "proud"),
    1: ("curious", "hopeful", "relieved", "confident", "satisfied"),
    0: ("cautious", "indifferent"),
    -1: ("annoyed", "worried", "sceptical", "impatient"),
    -2: ("overwhelmed", "furious"),
}
_SCORES = (2, 1, 1, 1, 1, 0, 0, 0, 0, -1, -1, -2)
_PERSONAS = ("starter", "manager", "technical")
_EVIDENCE = ("interviews", "survey", "tickets", "usability")
_OWNERS = ("team-growth", "team-product", "team-support", "team-sales")
_HEAD = """\
cjmap: 1
id: map-{seed}
title: From a shared spreadsheet to recommending product {seed}
language: en
owner: {owner}
reviewed: 2026-10-{day:02}
emotion_scale: [-2, 2]
scenario: A firm of {size} people has lost one job too many in its spreadsheet and looks for something calmer.
objectives:
  - text: Fewer firms leave in their first month
    metric: first-month churn
    value: {churn}%
    target: 8%
    by: 2027-03-31
    evidence: survey
personas:
  starter:
    name: Budget-minded starter
    description: Runs a cleaning service from the kitchen table and pays every tool out of the family budget.
    goals:
      - Reduce costs
      - Streamline operations
    channels: [phone, email, meeting]
    evidence: [interviews, survey]
  manager:
    name: Non-technical manager
    description: Runs the floor of a metal workshop. Did not ask for software, but has to make it work.
    goals:
      - Improve customer satisfaction
      - Reduce employee turnover
    channels: [phone, post, meeting]
    evidence: [interviews, usability]
  technical:
    name: Technical entrepreneur
    description: Founded a software studio and still fixes the printer. Decides alone and fast.
    goals:
      - Grow the business
    channels: [email, web]
    evidence: [interviews]
channels:
  web: {{name: Website, kind: digital, owner: team-growth, aliases: [site, www]}}
  email: {{name: E-mail, kind: digital, aliases: [mail]}}
  app: {{name: Product, kind: digital, owner: team-product}}
  phone: {{name: Phone, kind: human, owner: team-support}}
  meeting: {{name: Personal meeting, kind: human, owner: team-sales}}
  post: {{name: Direct mail, kind: physical, owner: team-growth}}
evidence:
  interviews: {{name: Customer interviews, kind: interview, date: 2026-09-14, sample: {size}}}
  survey: {{name: Customer survey, kind: survey, date: 2026-10-05, sample: 214}}
  tickets: {{name: Support tickets, kind: support-data, date: 2026-09-30, sample: 412}}
  usability: {{name: Usability test of the import, kind: usability-test, date: 2026-09-22, sample: 6}}
stages:"""


def write_map(seed: int, lines: int = LINES) -> str:
    """Return the map of a seed, of so many lines or a few more: stages of six steps, each of about 30 lines."""
    luck = Random(seed)
    text = _HEAD.format(
        seed=seed,
        owner=luck.choice(_OWNERS),
        day=luck.randint(1, 28),
        size=luck.randint(5, 60),
        churn=luck.randint(9, 30),
    ).split("\n")
    number = 0
    while len(text) < lines:
        if number % 6 == 0:
            text += _stage(luck, number // 6 + 1)
        number += 1
        text += _step(luck, number)
    return "\n".join(text) + "\n"


def map_of(touchpoints: int) -> str:
    """Return a map with exactly so many touchpoints, to be drawn."""
    luck = Random(touchpoints)
    text = _HEAD.format(seed=touchpoints, owner=_OWNERS[0], day=1, size=12, churn=12).split("\n")
    found = number = 0
    while found < touchpoints:
        if number % 6 == 0:
            text += _stage(luck, number // 6 + 1)
        number += 1
        count = min(2, touchpoints - found)
        text += _step(luck, number, count)
        found += count
    return "\n".join(text) + "\n"


def _stage(luck: Random, number: int) -> Iterator[str]:
    """Yield the lines of a stage up to its first step."""
    yield f"  # {'-' * 66} {number}"
    yield f"  - id: stage-{number}"
    yield f"    name: Stage {number} of the journey"
    yield f"    duration: {luck.randint(2, 9)} days"
    yield "    goals:"
    yield f"      - Know the total price for my firm of {luck.randint(2, 90)}"
    yield "      - text: See somebody like me use it"
    yield f"        for: [{luck.choice(_PERSONAS)}]"
    yield "    steps:"


def _step(luck: Random, number: int, touchpoints: int = 0) -> Iterator[str]:
    """Yield the lines of a step; with one touchpoint or two if it is not said how many."""
    yield f"      - id: step-{number}"
    yield f"        name: {luck.choice(_NAMES)} {number}"
    if luck.random() < 0.3:
        yield f"        duration: {luck.randint(5, 90)} min"
    yield "        actions:"
    yield f"          - {luck.choice(_ACTIONS)}"
    yield f"          - text: {luck.choice(_ACTIONS)}"
    yield f"            for: [{luck.choice(_PERSONAS)}]"
    yield "        thoughts:"
    yield f"          - {luck.choice(_THOUGHTS)}"
    yield "        touchpoints:"
    for _ in range(touchpoints or luck.randint(1, 2)):
        yield from _touchpoint(luck)
    yield "        emotions:"
    worst = 0
    for persona in _PERSONAS:
        score = luck.choice(_SCORES)
        worst = min(worst, score)
        said = f"feeling: {luck.choice(_FEELINGS[score])}, score: {score}, for: [{persona}]"
        yield f"          - {{{said}, evidence: {luck.choice(_EVIDENCE)}}}"
    if worst < 0 or luck.random() < 0.2:
        yield from _pain(luck, number, worst)
    if luck.random() < 0.3:
        yield f"        importance: {luck.choice(('medium', 'high'))}"
        yield f"        satisfaction: {3 + worst}"
    if luck.random() < 0.2:
        yield "        quotes:"
        yield f"          - {{text: I nearly gave up after {luck.randint(2, 40)} minutes, evidence: interviews}}"
    if luck.random() < 0.2:
        yield f"        metrics: [{{name: activation, value: {luck.randint(9, 60)}%, target: 70%, evidence: survey}}]"


def _touchpoint(luck: Random) -> Iterator[str]:
    channel = luck.choice(tuple(_TOUCHPOINTS))
    name, category = _TOUCHPOINTS[channel]
    yield f"          - name: {name}"
    yield f"            category: {category}"
    yield f"            channels: [{channel}]"
    yield f"            initiator: {luck.choice(('customer', 'brand'))}"
    if luck.random() < 0.2:
        yield "            claims: {free trial: 14 days, response time: 24 h}"


def _pain(luck: Random, number: int, worst: int) -> Iterator[str]:
    """Yield the lines of a pain and, mostly, of the opportunity that answers it."""
    yield "        pains:"
    yield f"          - id: pain-{number}"
    yield f"            text: {luck.choice(_PAINS)}"
    yield f"            severity: {('low', 'medium', 'high')[-worst]}"
    yield f"            frequency: {luck.randint(2, 80)}%"
    yield f"            evidence: [{', '.join(luck.sample(_EVIDENCE, 2))}]"
    if luck.random() < 0.93:
        yield "        opportunities:"
        yield f"          - text: {luck.choice(_ANSWERS)}"
        yield f"            addresses: [pain-{number}]"
        yield f"            impact: {luck.randint(1, 5)}"
        yield f"            effort: {luck.randint(1, 5)}"
        yield f"            owner: {luck.choice(_OWNERS)}"
        yield f"            status: {luck.choice(('planned', 'in-progress', 'testing'))}"
