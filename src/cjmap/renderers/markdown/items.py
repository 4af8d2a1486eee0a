"""Items of views in Markdown: each is one line, for a cell of a table or a list."""

from collections.abc import Iterable, Iterator

from cjmap.renderers.escape import markdown_text, markdown_url
from cjmap.view.parts import Absence, Content, Fact, Item, Link, Plan, Who
from cjmap.view.views import View
from cjmap.vocabulary import label

MOODS = ("▼▼", "▼", "▬", "▲", "▲▲")
"""How good a feeling is, from very bad to very good."""
_ABSENT = {
    "exits": "cell.nobody-leaves",
    "next": "route.no-target",
    "touchpoints": "cell.nobody-there",
    "events": "cell.not-in-data",
}


class ItemText:
    """Writes the items of one view."""

    def __init__(self, view: View) -> None:
        """Take the view, for its language and its personas."""
        self.view = view

    def word(self, key: str, **texts: str) -> str:
        """Return a label; the texts are Markdown already."""
        return label(key, self.view.frame.language).format(**texts)

    def pair(self, key: str, value: str) -> str:
        """Return a name and a value, the name in bold."""
        return self.word("text.pair", name=f"**{self.word(key)}**", value=value)

    def content(self, content: Content) -> str:
        """Return what a cell says."""
        items = content.items
        lines = [
            self.line(item, last=following is None or following.at != item.at)
            for item, following in zip(items, (*items[1:], None), strict=False)
        ]
        lines += [self.absence(absence) for absence in content.absences]
        return "<br>".join(f"• {line}" if len(lines) > 1 else line for line in lines)

    def absence(self, absence: Absence) -> str:
        """Return that somebody looked and found none."""
        found = self.word(_ABSENT.get(absence.key, "cell.none"))
        return " ".join([*self.chips(absence.who), f"○ {found}", *self._at(absence.at)])

    def line(self, item: Item, last: bool = True) -> str:
        """Return an item, whom it holds for, what it rests on and, if it is the `last` there, its touchpoint."""
        parts = [*self.chips(item.who), self.said(item), self.notes(item.notes), *self.more(item)]
        return " ".join(part for part in (*parts, *(self._at(item.at) if last else ())) if part)

    def said(self, item: Item) -> str:
        """Return what an item says, in the way of its kind."""
        text = markdown_text(item.text)
        if item.actor:
            text = self.word("text.pair", name=f"**{markdown_text(item.actor)}**", value=text)
        if item.mark:
            text = f"{item.mark} {text}" if item.role == "next" else f"**{item.mark}** {text}"
        write = {
            "quote": self._quote,
            "exit": self._exit,
            "next": self._next,
            "feeling": self._feeling,
            "metric": self._metric,
            "truth": self._truth,
            "touchpoint": self._touchpoint,
            "verdict": self._verdict,
            "importance": self._rating,
            "satisfaction": self._rating,
            "pain": self._pain,
            "opportunity": self._opportunity,
            "event": self._event,
            "evidence": self._evidence,
            "expects": self._compared,
            "gets": self._compared,
        }.get(item.role)
        return write(item, text) if write else text

    def more(self, item: Item) -> Iterator[str]:
        """Yield what else is known of an item that has no list of its own below the map."""
        if item.mark:
            return
        if item.description:
            yield f"– {markdown_text(item.description)}"
        if item.role not in ("next", "touchpoint"):
            facts = self.word("text.semicolon").join(self.facts(item.facts))
            yield f"({facts})" if facts else ""
        yield from (f"\\#{markdown_text(tag)}" for tag in item.tags)
        yield from (self.link(link) for link in item.links)

    def facts(self, facts: Iterable[Fact]) -> Iterator[str]:
        """Yield facts: a name and a value, or only one of them."""
        for fact in facts:
            text = markdown_text(fact.text)
            if fact.label and fact.text:
                text = self.word("text.pair", name=self.word(fact.label), value=text)
            elif fact.label:
                text = self.word(fact.label)
            yield " ".join([*self.chips(fact.who), text])

    def details(self, item: Item) -> list[str]:
        """Return what else is known of a pain or opportunity, each in a line."""
        tags = markdown_text(self.word("text.comma").join(item.tags))
        return [
            *([markdown_text(item.description)] if item.description else []),
            *self.facts(item.facts),
            *([self.word("text.pair", name=self.word("lane.tags"), value=tags)] if tags else []),
            *(self.link(link) for link in item.links),
        ]

    def link(self, link: Link) -> str:
        """Return a link, or its text if its address is none that one may follow."""
        address = markdown_url(link.url)
        name = markdown_text(link.name)
        if address is not None:
            return f"[{name}](<{address}>)"
        return name if link.name == link.url else f"{name} ({markdown_text(link.url)})"

    def notes(self, numbers: Iterable[int]) -> str:
        """Return footnote numbers, which stand at the evidence below."""
        return "".join(f"\\[{number}\\]" for number in numbers)

    def who(self, who: Who) -> str:
        """Return the initials of personas."""
        return self.word("text.comma").join(markdown_text(self.view.frame.personas[place].initials) for place in who)

    def chips(self, who: Who) -> list[str]:
        """Return the initials of personas in bold; nothing where it holds for all."""
        return [f"**{self.who(who)}**"] if who else []

    def _at(self, at: str) -> list[str]:
        return [f"({markdown_text(at)})"] if at else []

    def _quote(self, item: Item, text: str) -> str:
        return self.word("text.quote", text=text)

    def _exit(self, item: Item, text: str) -> str:
        leave = self.word("route.leave", share=markdown_text(item.share.text)) if item.share else None
        return self.word("text.pair", name=leave or self.word("route.customers-leave"), value=text)

    def _next(self, item: Item, text: str) -> str:
        share = markdown_text(item.share.text) if item.share else ""
        if not text:
            end = self.word("route.ends")
            way = self.word("text.pair", name=share, value=end) if share else end
        elif share:
            way = self.word("route.go-to", share=share, target=f"**{text}**")
        else:
            way = self.word("route.back-to" if item.verdict == "back" else "route.goes-to", target=f"**{text}**")
        for fact in item.facts:
            way = self.word("text.note", text=way, note=markdown_text(fact.text))
        return f"→ {way}"

    def _feeling(self, item: Item, text: str) -> str:
        mood = "" if item.band is None else MOODS[item.band + 2]
        score = f"({item.score})" if item.score and text else item.score
        return " ".join(part for part in (mood, text, score) if part)

    def _metric(self, item: Item, text: str) -> str:
        reading = item.reading
        if reading is None:
            return text
        target = self.word("cell.target", value=markdown_text(reading.target)) if reading.target else ""
        values = [f"**{markdown_text(reading.value)}**" if reading.value else "", target]
        return self.word("text.pair", name=text, value=self.word("text.comma").join(value for value in values if value))

    def _verdict(self, item: Item, text: str) -> str:
        return self.word(f"expectation.{item.verdict}")

    def _event(self, item: Item, text: str) -> str:
        return f"{text} ({self.word('cell.failure')})" if item.verdict else text

    def _evidence(self, item: Item, text: str) -> str:
        return markdown_text(self.view.frame.evidence[item.notes[0] - 1].name)

    def _compared(self, item: Item, text: str) -> str:
        return self.word("text.pair", name=self.word(f"lane.{item.role}"), value=text)

    def _truth(self, item: Item, text: str) -> str:
        named = self.word(f"moment.named-by.{item.verdict}") if item.verdict else ""
        return " ".join(["⚑", text, f"({named})" if text and named else named]).strip()

    def _touchpoint(self, item: Item, text: str) -> str:
        facts = [
            self.word("text.comma").join(markdown_text(channel) for channel in item.channels),
            *self.facts(item.facts),
        ]
        told = self.word("text.semicolon").join(fact for fact in facts if fact)
        return self.word("text.note", text=text, note=told) if told else text

    def _rating(self, item: Item, text: str) -> str:
        name = self.word("cell.matters" if item.role == "importance" else "cell.satisfied")
        value = self.word("rating.of", value=str(item.rating), top="5")
        return self.word("text.pair", name=name, value=value)

    def _pain(self, item: Item, text: str) -> str:
        return self.word("text.note", text=text, note=self.level(item.rating)) if item.rating else text

    def _opportunity(self, item: Item, text: str) -> str:
        status = item.plan.status if item.plan else ""
        return self.word("text.note", text=text, note=self.word(f"status.{status}")) if status else text

    def level(self, rating: int) -> str:
        """Return a rating in words and as a number."""
        word = self.word(f"rating.{'low' if rating <= 2 else 'medium' if rating == 3 else 'high'}")
        return self.word("text.comma").join((word, self.word("rating.of", value=str(rating), top="5")))

    def worth(self, plan: Plan) -> str:
        """Return why an opportunity is worth doing: impact, effort, and whether anybody is at it."""
        rated = self.word("summary.rated", impact=str(plan.impact), effort=str(plan.effort))
        begun = plan.status not in ("", "idea")
        status = self.word(f"status.{plan.status}" if begun else "summary.not-planned")
        return self.word("text.comma").join((rated, status))
