"""What the cells of a map say, in spans for a terminal."""

from collections.abc import Callable, Iterable, Iterator
from math import floor

from cjmap.renderers.terminal.lines import Span, Style
from cjmap.view.around import Frame
from cjmap.view.parts import Absence, Content, Item, Who
from cjmap.vocabulary import label

MOODS = ("▼▼", "▼", "▬", "▲", "▲▲")
"""Signs of feelings, from very bad to very good."""
_ABSENT = {
    "exits": "cell.nobody-leaves",
    "next": "route.no-target",
    "touchpoints": "cell.nobody-there",
    "events": "cell.not-in-data",
}
_TOP = 5
"""The highest rating."""

Clean = Callable[[str], str]
"""Makes visible what an author's text may not do to a terminal."""


def band_of(unit: float) -> int:
    """Return how good a feeling is in whole steps from -2 (very bad) to 2 (very good)."""
    return floor(abs(unit) * 2 + 0.5) * (1 if unit > 0 else -1)


def mood_style(band: int) -> Style:
    """Return the style of a feeling."""
    return "good" if band > 0 else "bad" if band < 0 else ""


class Phrases:
    """Writes what one map says in its own language."""

    def __init__(self, frame: Frame, clean: Clean) -> None:
        """Take what is around the map, and what makes its texts fit for a terminal."""
        self.frame = frame
        self.clean = clean

    def word(self, key: str, **texts: str) -> str:
        """Return a label with texts filled in."""
        return label(key, self.frame.language).format(**texts)

    def text(self, text: str) -> str:
        """Return an author's text in one line, fit for a terminal."""
        return self.clean(" ".join(text.split()))

    def who(self, who: Who) -> str:
        """Return the initials of personas."""
        return ", ".join(self.text(self.frame.personas[place].initials) for place in who)

    def content(self, content: Content) -> Iterator[tuple[Span, ...]]:
        """Yield what a cell says, one paragraph after the other."""
        for item in content.items:
            yield tuple((f"{text} ", style) for text, style in self._said(item) if text)
        for absence in content.absences:
            yield tuple((f"{text} ", style) for text, style in self._absence(absence) if text)

    def unknown(self) -> tuple[Span, ...]:
        """Return what stands where nobody has looked."""
        return ((f"? {self.word('cell.unknown')}", "dim"),)

    def _absence(self, absence: Absence) -> Iterable[Span]:
        yield self.who(absence.who), "bold"
        yield f"○ {self.word(_ABSENT.get(absence.key, 'cell.none'))}", "dim"
        yield (f"({self.text(absence.at)})" if absence.at else ""), "dim"

    def _said(self, item: Item) -> Iterable[Span]:
        yield self.who(item.who), "bold"
        yield item.mark, "bold"
        if item.actor:
            yield f"{self.text(item.actor)}:", "dim"
        write = {
            "feeling": self._feeling,
            "pain": self._pain,
            "opportunity": self._opportunity,
            "touchpoint": self._touchpoint,
            "quote": self._quote,
            "exit": self._exit,
            "next": self._next,
            "metric": self._metric,
            "truth": self._truth,
            "verdict": self._verdict,
            "importance": self._rating,
            "satisfaction": self._rating,
            "evidence": self._evidence,
            "expects": self._compared,
            "gets": self._compared,
            "link": self._link,
            "journey": self._link,
        }.get(item.role)
        yield from write(item) if write else ((self.text(item.text), ""),)
        yield (f"({self.text(item.at)})" if item.at else ""), "dim"

    def _feeling(self, item: Item) -> Iterable[Span]:
        band = item.band
        style = "" if band is None else mood_style(band)
        yield ("" if band is None else MOODS[band + 2]), style
        yield self.text(item.text), ""
        yield item.score, style

    def _pain(self, item: Item) -> Iterable[Span]:
        yield self.text(item.text), ""
        if item.rating:
            level = self.word(f"severity.{'low' if item.rating <= 2 else 'medium' if item.rating == 3 else 'high'}")
            yield f"{'■' * item.rating}{'□' * (_TOP - item.rating)} {level}", "bad" if item.rating > 3 else "dim"

    def _opportunity(self, item: Item) -> Iterable[Span]:
        yield self.text(item.text), ""
        plan = item.plan
        if plan is None:
            return
        rated = [(key, value) for key, value in (("impact", plan.impact), ("effort", plan.effort)) if value]
        facts = [self.word("cell.answers", pains=", ".join(plan.answers))] if plan.answers else []
        facts += [f"{self.word(f'rating.{key}')} {value}" for key, value in rated]
        facts += [self.word(f"status.{plan.status}")] if plan.status else []
        yield " · ".join(facts), "dim"

    def _touchpoint(self, item: Item) -> Iterable[Span]:
        yield self.text(item.text), ""
        yield (f"[{', '.join(map(self.text, item.channels))}]" if item.channels else ""), "dim"

    def _quote(self, item: Item) -> Iterable[Span]:
        yield self.word("text.quote", text=self.text(item.text)), ""

    def _exit(self, item: Item) -> Iterable[Span]:
        key, share = ("route.leave", item.share.text) if item.share else ("route.customers-leave", "")
        yield f"{self.word(key, share=self.text(share))}:", "bad"
        yield self.text(item.text), ""

    def _next(self, item: Item) -> Iterable[Span]:
        yield "→", "dim"
        yield (self.text(item.share.text) if item.share else ""), "dim"
        yield self.text(item.text) or self.word("route.ends"), ""
        for fact in item.facts:
            yield f"({self.text(fact.text)})", "dim"

    def _metric(self, item: Item) -> Iterable[Span]:
        yield self.text(item.text), ""
        if item.reading:
            yield self.text(item.reading.value), "bold"
            target = self.text(item.reading.target)
            yield (f"({self.word('cell.target', value=target)})" if target else ""), "dim"

    def _truth(self, item: Item) -> Iterable[Span]:
        yield "⚑", "bold"
        yield self.text(item.text), ""
        yield (f"({self.word(f'moment.named-by.{item.verdict}')})" if item.verdict else ""), "dim"

    def _verdict(self, item: Item) -> Iterable[Span]:
        yield self.word(f"expectation.{item.verdict}"), "bad" if item.verdict == "missed" else "dim"

    def _rating(self, item: Item) -> Iterable[Span]:
        yield f"{self.word(f'rating.{item.role}')} {item.rating}/{_TOP}", "dim"

    def _evidence(self, item: Item) -> Iterable[Span]:
        yield self.text(self.frame.evidence[item.notes[0] - 1].name), "dim"

    def _compared(self, item: Item) -> Iterable[Span]:
        yield f"{self.word(f'lane.{item.role}')}:", "dim"
        yield self.text(item.text), ""

    def _link(self, item: Item) -> Iterable[Span]:
        yield ", ".join(self.text(link.name) for link in item.links), ""
