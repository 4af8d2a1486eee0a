"""Random maps that use the whole format, valid ones nearly always: what no author would write, rules have to read."""

from random import Random
from typing import Any

import yaml

NAMES = (
    *("Awareness", "Onboarding", "Buy", "Buy", "buy ", "Support", "认知", "Bewustwording", "Découverte", "購入", "★"),
    *("{}", "{count}", "{names} of {of}", "{0.__class__}", "100% %s %(x)s", "“quoted” 'and' \"more\"", "a/b, c", "..."),
    *(
        "TBD",
        "n/a",
        "-",
        "<b>&amp;</b>",
        "::error::x",
        "Schöne Grüße",
        "مرحبا",
        "e\u0301",
        "é",
        "ＦＵＬＬ",
        "12",
        "0",
        "ß",
        "SS",
    ),
    *(
        "Checkout page",
        "Call centre",
        "Welcome mail",
        "E-mail",
        "Phone call to the shop",
        "Website",
        "App store",
        "x" * 300,
    ),
    *(
        "first\nsecond line\n\nthird",
        "tab\there",
        "back`tick",
        "\\",
        "  spaced  out  ",
        "[list]",
        "a: b",
        "#no",
        "İstanbul",
    ),
)
FEELINGS = (
    "curious",
    "overwhelmed",
    "frustrated",
    "delighted",
    "blij",
    "焦虑",
    "meh-ish",
    "{count}",
    "relieved",
    "angry",
)
SAYINGS = (
    *("I wait for the mail", "Nobody answers the phone", "I find the price on the website", "I cannot find the price"),
    *("Free delivery", "€12 a month", "The form asks for my address again", "24/7", "{of}", "%d", "...", "TODO", "???"),
    *(
        "Send a mail with the price",
        "Answer the phone",
        "Waiting for the mail",
        "It takes 3 days",
        "30%",
        "é",
        "价格不清楚",
    ),
    *NAMES[:30],
)
IDS = ("a", "b", "web", "email", "phone", "x.1", "认知", "{0}", "%s", "end-2", "A", "über", "0", "café")
DATES = ("0001-01-01", "9999-12-31", "2026-11-21", "2026-11-22", "2026-11-20", "2020-02-29", "1970-01-01", "2027-01-31")
CLAIMS = ("price", "Price", "response time", "refund", "preis", "价格", "opening hours", "{}", "trial")
FACTS: tuple[Any, ...] = (
    "€12",
    "12 €",
    "€15 a month",
    "24 h",
    "1 day",
    "2-3 weeks",
    "yes",
    True,
    False,
    12,
    1.5,
    ["a", "b"],
    [],
    "…",
    "0%",
    "9 to 5",
)
DURATIONS = ("1 s", "2 days", "999999999 years", "0 days", "1-2 weeks", "3 个月", "5 min", "0 s")
SHARES = ("0%", "100%", "33,3 %", "7 of 12", "0/5", "60%")
RATINGS = ("low", "medium", "high", 1, 2, 3, 4, 5)
STATES = ("idea", "planned", "in-progress", "testing", "done", "rejected")
KINDS = (
    "awareness",
    "consideration",
    "purchase",
    "onboarding",
    "adoption",
    "retention",
    "expansion",
    "advocacy",
    "use",
)
SCALES = ([-2, 2], [1, 5], [0, 10], [-0.5, 0.25], [-1000000, 1000000], [5, 6])


class Writer:
    """Writes one random map; `fullness` (0 to 1) is how likely an optional key is said."""

    def __init__(self, seed: int, fullness: float) -> None:
        """Take the seed, the same map comes of the same one."""
        self.random = Random(seed)
        self.fullness = fullness
        self.personas = self.ids(4)
        self.evidence = self.ids(3)
        self.channels = self.ids(4)
        self.lanes = [id_ for id_ in self.ids(2) if id_ not in ("a", "b")]
        self.scale = self.pick(SCALES) if self.maybe() else None
        self.has_tables = self.random.random() < 0.7
        self.moments: list[str] = []
        self.pains: list[str] = []

    # ---- choosing

    def maybe(self, factor: float = 1.0) -> bool:
        return self.random.random() < self.fullness * factor

    def pick(self, things: Any) -> Any:
        return self.random.choice(things)

    def ids(self, most: int) -> list[str]:
        return self.random.sample(IDS, self.random.randint(0, most))

    def some(self, one: Any, most: int = 3) -> Any:
        """Return a list (at times empty, or one item that stands for a list)."""
        items = [one() for _ in range(self.random.choice((0, 1, 1, 2, most)))]
        return items[0] if len(items) == 1 and self.random.random() < 0.3 else items

    def table(self, **keys: Any) -> dict[str, Any]:
        """Return a table of some of the keys, in any order; a value is a function that returns it."""
        said = [(key.rstrip("_"), value()) for key, value in keys.items() if self.maybe()]
        self.random.shuffle(said)
        return dict(said)

    def name(self) -> str:
        return str(self.pick(NAMES))

    def text(self) -> str:
        return str(self.pick(SAYINGS))

    def day(self) -> str:
        return str(self.pick(DATES))

    def rating(self) -> Any:
        return self.pick(RATINGS)

    def whom(self) -> list[str]:
        return self.random.sample(self.personas, self.random.randint(1, len(self.personas)))

    def cited(self) -> Any:
        if self.has_tables and not self.evidence:
            return []
        return self.some(lambda: self.pick(self.evidence if self.has_tables else NAMES[:10]), 2)

    # ---- items

    def claim(self) -> dict[str, Any]:
        said = self.table(
            description=self.text, evidence=self.cited, tags=lambda: self.some(self.name, 2), x=lambda: {"k": [1]}
        )
        if self.personas and self.maybe():
            said["for"] = self.whom()
        return said

    def saying(self) -> Any:
        if self.random.random() < 0.5:
            return self.text()
        return {"text": self.text(), **self.claim(), **self.table(actor=self.name)}

    def emotion(self) -> Any:
        low, high = self.scale or [-2, 2]
        score = self.pick((low, high, (low + high) / 2, round(self.random.uniform(low, high), 2)))
        said = {"feeling": self.pick(FEELINGS), "score": score}
        return self.pick((said["feeling"], score, {**said, **self.claim()}, said))

    def pain(self) -> Any:
        text = self.text()
        if self.random.random() < 0.4:
            return text
        said = {"text": text, **self.claim(), **self.table(severity=self.rating, frequency=lambda: self.pick(SHARES))}
        if self.maybe():
            said["id"] = f"zp{len(self.pains)}"
            self.pains.append(said["id"])
        return said

    def opportunity(self) -> Any:
        said = self.table(
            impact=self.rating, effort=self.rating, owner=self.name, status=lambda: self.pick(STATES), by=self.day,
            addresses=list, experiment=self.experiment,
        )  # fmt: skip
        if self.pains and "addresses" in said:
            said["addresses"] = self.some(lambda: self.pick(self.pains), 2)
        return {"text": self.text(), **said, **self.claim()}

    def experiment(self) -> dict[str, Any]:
        return self.table(
            hypothesis=self.text, metric=self.name, before=self.text, after=self.text, start=self.day, end=self.day,
            evidence=self.cited,
        )  # fmt: skip

    def metric(self) -> dict[str, Any]:
        return {"name": self.name(), **self.table(value=self.text, target=self.text), **self.claim()}

    def objective(self) -> dict[str, Any]:
        return {
            "text": self.text(),
            **self.table(metric=self.name, value=self.text, target=self.text, by=self.day),
            **self.claim(),
        }

    def truth(self) -> Any:
        return self.pick(
            (True, False, "customer", [], ["customer", "brand"], {"by": "brand", "why": "x", "evidence": []})
        )

    def sayings(self) -> Any:
        return self.some(self.saying)

    def content(self) -> dict[str, Any]:
        return self.table(
            description=self.text, goals=self.sayings, actions=self.sayings, thoughts=self.sayings, quotes=self.sayings,
            emotions=lambda: self.some(self.emotion), expects=self.sayings, gets=self.sayings, importance=self.rating,
            satisfaction=self.rating, pains=lambda: self.some(self.pain), opportunities=lambda: self.some(self.opportunity),
            moment_of_truth=self.truth, metrics=lambda: self.some(self.metric), duration=lambda: self.pick(DURATIONS),
            wait=lambda: self.pick(DURATIONS), owner=self.name, frontstage=self.sayings, backstage=self.sayings,
            support=self.sayings, evidence=self.cited, tags=lambda: self.some(self.name, 2),
            lanes=lambda: {lane: self.sayings() for lane in self.lanes},
            links=lambda: self.some(lambda: self.pick(("https://a.example/{}", {"url": "x", "name": "y"}))),
        )  # fmt: skip

    # ---- moments

    def moment(self) -> dict[str, Any]:
        said = self.content()
        if self.personas and self.maybe(0.5):
            said["for"] = self.whom()
        if self.personas and self.maybe(0.5):
            said["per_persona"] = {persona: self.content() for persona in self.whom()}
        return said

    def touchpoint(self) -> Any:
        if self.random.random() < 0.3:
            return self.name()
        said = self.moment() | self.table(
            name=self.name, category=lambda: self.pick(("marketing", "sales", "success")), channels=self.media,
            initiator=lambda: self.pick(("customer", "brand", "other")), artifacts=self.sayings,
            handover=lambda: self.pick(("kept", "lost")),
            claims=lambda: {self.pick(CLAIMS): self.pick(FACTS) for _ in range(3)},
            events=lambda: self.some(lambda: self.pick(("e", {"event": "f", "failure": True, "where": {"a": [1, "b"]}}))),
        )  # fmt: skip
        return said or {"x": None, "tags": []}

    def media(self) -> Any:
        if self.has_tables and not self.channels:
            return []
        return self.some(lambda: self.pick(self.channels if self.has_tables else NAMES[:20]))

    def walk(self, id_: str) -> dict[str, Any]:
        """Return what steps and stages have in common."""
        said = {"name": self.name(), **self.moment()}
        said |= self.table(
            optional=lambda: self.pick((True, False)), entry=lambda: self.pick((True, True, False)),
            exits=lambda: self.some(lambda: {"text": self.text(), **self.table(share=lambda: self.pick(SHARES)), **self.claim()}),
            touchpoints=lambda: self.some(self.touchpoint),
        )  # fmt: skip
        if id_:
            said["id"] = id_
        return said

    def way(self) -> Any:
        to = self.pick((*self.moments, "end"))
        if self.random.random() < 0.5:
            return to
        said = {"to": to, **self.table(when=self.text, share=lambda: self.pick(SHARES))}
        if self.personas and self.maybe():
            said["for"] = self.whom()
        return said

    def stage(self, number: int) -> Any:
        if self.random.random() < 0.1:
            return self.name()
        self.moments.append(f"zs{number}")
        said = self.walk(f"zs{number}")
        said |= self.table(kind=lambda: self.some(lambda: self.pick(KINDS)))
        if self.random.random() < 0.6:
            count = self.random.choice((0, 1, 2, 3, 5))
            ids = [f"zs{number}x{place}" for place in range(count)]
            self.moments += ids
            said["steps"] = [self.walk(id_) for id_ in ids]
        return said

    def connect(self, stages: list[Any]) -> None:
        """Add the ways on, once there is somewhere to go."""
        for stage in stages:
            for place in (stage, *stage.get("steps", ())) if isinstance(stage, dict) else ():
                if self.random.random() < 0.25:
                    place["next"] = self.some(self.way)

    # ---- the map

    def persona(self) -> Any:
        return self.table(
            name=self.name, description=self.text, quotes=self.sayings, goals=self.sayings, pains=self.sayings,
            triggers=self.sayings, behaviour=self.sayings, demographics=lambda: {"age": 12, self.pick(CLAIMS): [True, "a"]},
            channels=self.media, evidence=self.cited, where=lambda: {"plan": ["free", 1]},
        )  # fmt: skip

    def channel(self) -> Any:
        return self.table(
            name=self.name, kind=lambda: self.pick(("digital", "physical", "human", "media", "other")),
            description=self.text, owner=self.name, aliases=lambda: self.some(self.name, 3),
        )  # fmt: skip

    def study(self) -> Any:
        return self.table(
            name=self.name, kind=lambda: self.pick(("interview", "analytics", "workshop", "other")), date=self.day,
            sample=lambda: self.pick((0, 1, 12, 10**12)), source=self.text,
        )  # fmt: skip

    def map(self) -> dict[str, Any]:
        """Return the data of a map."""
        stages = [self.stage(number) for number in range(self.random.choice((0, 1, 2, 3, 5, 8)))]
        self.connect(stages)
        said = self.table(
            description=self.text, language=lambda: self.pick(("en", "nl", "zh", "ar", "de-CH")),
            state=lambda: self.pick(("current", "future")), perspective=lambda: self.pick(("inside-out", "outside-in")),
            owner=self.name, reviewed=self.day, scenario=self.text, scope=lambda: self.table(from_=self.text, to=self.text),
            framework=lambda: self.pick(("saas", "five-stage", "lifecycle", "customer-success", "none")),
            objectives=lambda: self.some(self.objective), pains=lambda: self.some(self.pain),
            opportunities=lambda: self.some(self.opportunity), metrics=lambda: self.some(self.metric),
            audience=lambda: self.table(goals=self.sayings, pains=self.sayings, firmographics=lambda: {"size": "1-50"}),
        )  # fmt: skip
        said |= {"cjmap": 1, "title": self.name(), "stages": stages}
        if self.personas or self.maybe(0.3):
            said["personas"] = {id_: self.persona() for id_ in self.personas}
        if self.lanes:
            said["lanes"] = {id_: self.table(name=self.name) for id_ in self.lanes}
        if self.has_tables:
            said["channels"] = {id_: self.channel() for id_ in self.channels}
            said["evidence"] = {id_: self.study() for id_ in self.evidence}
        if self.scale:
            said["emotion_scale"] = self.scale
        keys = list(said)
        self.random.shuffle(keys)
        return {key: said[key] for key in keys}


def random_map(seed: int, fullness: float) -> dict[str, Any]:
    """Return the data of a random map: hardly anything but names at `fullness` 0, all that there is at 1."""
    return Writer(seed, fullness).map()


class _Plain(yaml.CSafeDumper):
    """Writes texts of several lines as blocks, and no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.CSafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Plain.add_representer(str, _text)


def as_yaml(data: Any, flow: bool | None = False) -> str:
    """Return data as YAML: in blocks, in flow style (True), or flow style for what holds scalars only (None)."""
    return yaml.dump(data, Dumper=_Plain, default_flow_style=flow, sort_keys=False, allow_unicode=True, width=100)
