"""What a cell says as blocks of a sheet: an item each, as every view shows it."""

from collections.abc import Callable, Iterator

from cjmap.renderers.channel_icons import channel_icon
from cjmap.renderers.sheet.parts import T1, T3, Block, Box, Edge, Icon, Meter, Paragraph, Photo, Piece, Sign, Text
from cjmap.renderers.sheet.pieces import APART, CLOSE, Pieces
from cjmap.renderers.sheet.tones import feeling_of
from cjmap.view.parts import Absence, Content, Item

_ABSENCES = {
    "exits": "cell.nobody-leaves",
    "next": "route.no-target",
    "touchpoints": "cell.nobody-there",
    "events": "cell.not-in-data",
}
_SIDES = {3: Edge("negl", 2), 4: Edge("negm", 3), 5: Edge("negm", 3)}
_VERDICTS = {"missed": "neg", "partly": "ink2", "met": "pos", "exceeded": "pos"}


_PICTURE = 96.0
"""How high an image in a cell is."""


class ItemPieces(Pieces):
    """Writes the items of one map as pieces and blocks."""

    def content(self, content: Content, titles: int = 1) -> Iterator[Block]:
        """Yield the items of a cell, then what somebody looked for and did not find.

        `titles` is how many titles the lane has; in one with several it is said what was not found.
        """
        items = content.items
        for number, item in enumerate(items):
            last = number + 1 == len(items) or items[number + 1].at != item.at
            first = number == 0 or items[number - 1].at != item.at
            yield self.item(item, last, first)
        for absence in content.absences:
            yield self.absence(absence, titles)

    def absence(self, found: Absence, titles: int = 1) -> Block:
        """Return that somebody looked and found nothing."""
        text = self.word(_ABSENCES.get(found.key, "cell.none"))
        if titles > 1 and found.key not in ("exits", "next"):
            text = self.word("text.pair", name=self.word(f"lane.{found.key}"), value=text)
        at = f" @ {found.at}" if found.at else ""
        pieces = (*self.chips(found.who), Text(text + at, T1, tone="ink3"))
        return Paragraph(pieces, APART, Sign("i-check", "ink3"))

    def item(self, item: Item, last: bool = True, first: bool = True) -> Block:
        """Return one item; `first` and `last` tell whether those beside it are about other touchpoints."""
        write = self._writers.get(item.role)
        blocks = tuple(write(item)) if write else (Paragraph(self.saying(item)),)
        if item.role not in ("touchpoint", "next"):
            blocks += tuple(self.tail(item, last))
        if item.role == "pain":
            side = _SIDES.get(item.rating or 0, Edge("line2", 2))
            return Box(blocks, 12, (0, 0, 0, 8 + side.width), side=side)
        if item.role == "opportunity":
            return Box(blocks, 12, (0, 0, 0, 10), side=Edge("accent", 2))
        close = item.role in ("importance", "satisfaction") and not first
        return Box(blocks, CLOSE if close else APART)

    def _pain(self, item: Item) -> Iterator[Block]:
        severity: tuple[Piece, ...] = ()
        if item.rating:
            severity = (Sign(f"sev{item.rating}", "neg"), Text(self.word(_level(item.rating)), T1, 600, "neg"))
        yield Paragraph((Text(item.mark, T1, 600, "ink2"), *severity, *self.chips(item.who)))
        yield Paragraph((*self._actor(item), Text(item.text), *self.notes(item.notes)))

    def _opportunity(self, item: Item) -> Iterator[Block]:
        plan = item.plan
        assert plan is not None  # all opportunities have one
        rejected = plan.status == "rejected"
        status: tuple[Piece, ...] = ()
        if plan.status:
            status = (Sign(f"st-{plan.status}"), Text(self.word(f"status.{plan.status}"), T1, tone="ink2"))
        yield Paragraph((Text(item.mark, T1, 600, "ink2"), *status, *self.chips(item.who)))
        text = Text(item.text, tone="ink3" if rejected else "ink", strike=rejected and self.slants)
        yield Paragraph((*self._actor(item), text, *self.notes(item.notes)))
        for key, rating in (("rating.impact", plan.impact), ("rating.effort", plan.effort)):
            if rating:
                yield Paragraph(self.rated(key, rating))
        if plan.answers:
            yield self.sub(self.word("cell.answers", pains=self.word("text.comma").join(plan.answers)))

    def _actor(self, item: Item) -> tuple[Piece, ...]:
        return (Text(f"{item.actor} ", weight=600),) if item.actor else ()

    def _touchpoint(self, item: Item) -> Iterator[Block]:
        icon = Icon(channel_icon(item.channels[0], self.frame)) if item.channels else None
        yield Paragraph((*self.chips(item.who), Text(item.text)), lead=icon)
        more = tuple(self._of_touchpoint(item))
        if more:
            yield Box(more, 1, (0, 0, 0, icon.height + 6 if icon else 0))

    def _of_touchpoint(self, item: Item) -> Iterator[Block]:
        """Yield what is known of a touchpoint beside its name."""
        if item.channels:
            yield self.sub(" · ".join(item.channels))
        if item.description:
            yield Paragraph((Text(item.description, T1, tone="ink2"),), CLOSE)
        words = [self.word(fact.label) for fact in item.facts if not fact.text and fact.label != "handover.lost"]
        if words:
            yield self.sub(" · ".join(words))
        yield from (self.fact(fact) for fact in item.facts if fact.text)
        if any(fact.label == "handover.lost" for fact in item.facts):
            yield Paragraph((Sign("i-broken", "neg"), Text(self.word("handover.lost"), T1, tone="neg")), CLOSE)

    def _truth(self, item: Item) -> Iterator[Block]:
        name = self.word("moment.moment-of-truth")
        name = name[:1].upper() + name[1:]
        yield Paragraph((Sign("flag", "accent"), Text(name, T1, 600, "accent"), *self.chips(item.who)))
        notes = self.notes(item.notes)
        if item.text:
            yield Paragraph((Text(item.text), *notes))
        if item.verdict:
            yield self.sub(self.word(f"moment.named-by.{item.verdict}"), *(() if item.text else notes))
        elif not item.text and notes:
            yield Paragraph(notes)

    def _feeling(self, item: Item) -> Iterator[Block]:
        tone = feeling_of(item.band)
        sign = () if item.band is None else (Sign(f"m{item.band}", tone),)
        plain = "ink" if item.band is None else tone
        said = "\u00a0".join(text for text in (item.text, item.score) if text)
        yield Paragraph((*self.chips(item.who), *sign, Text(said, tone=plain), *self.notes(item.notes)))

    def _metric(self, item: Item) -> Iterator[Block]:
        yield Paragraph((*self.chips(item.who), Text(item.text, T1, tone="ink3"), *self.notes(item.notes)))
        reading = item.reading
        if reading is None:
            return
        value = (Text(f"{reading.value} ", T3, 600),) if reading.value else ()
        target = self.word("cell.target", value=reading.target) if reading.target else ""
        yield Paragraph((*value, *((Text(target, T1, tone="ink2"),) if target else ())))
        if reading.percents:
            yield Meter(*reading.percents)

    def _way(self, item: Item) -> Iterator[Block]:
        out = item.role == "exit"
        pieces = self._leaves(item) if out else self._goes(item)
        sign = Sign("i-exit" if out else "i-back" if item.verdict == "back" else "i-route", "ink3")
        yield Paragraph((*self.chips(item.who), *pieces, *self.notes(item.notes)), lead=sign)
        if item.share:
            yield Box((Meter(item.share.percent, tone="negm" if out else "edge", gap=0),), 4, (0, 0, 0, 21))

    def _leaves(self, item: Item) -> tuple[Piece, ...]:
        said: tuple[Piece, ...] = (Text(self.word("route.customers-leave")),)
        if item.share:
            said = self.word.phrase("route.leave", Text(""), share=Text(item.share.text, weight=700))
        return self.word.phrase("text.pair", Text(""), name=said, value=(*self._actor(item), Text(item.text)))

    def _goes(self, item: Item) -> tuple[Piece, ...]:
        target = Text(item.text, weight=600)
        share = Text(item.share.text, weight=700) if item.share else None
        plain = Text("")
        if item.text:
            phrase = self.word.phrase
            way = (
                phrase("route.go-to", plain, share=share, target=target)
                if share
                else phrase("route.back-to" if item.verdict == "back" else "route.goes-to", plain, target=target)
            )
        else:
            ends = Text(self.word("route.ends"))
            way = self.word.phrase("text.pair", plain, name=share, value=ends) if share else (ends,)
        if not item.facts:
            return way
        return self.word.phrase("text.note", plain, text=way, note=Text(item.facts[0].text))

    def _expects(self, item: Item) -> Iterator[Block]:
        yield self.sub(self.word(f"lane.{item.role}"))
        yield Paragraph(self.saying(item))

    def _verdict(self, item: Item) -> Iterator[Block]:
        tone = _VERDICTS[item.verdict]
        words = Text(self.word(f"expectation.{item.verdict}"), T1, 600, tone)
        yield Paragraph((Sign(f"v-{item.verdict}", tone), words, *self.chips(item.who)))

    def _rating(self, item: Item) -> Iterator[Block]:
        key = "cell.matters" if item.role == "importance" else "cell.satisfied"
        yield Paragraph((*self.rated(key, item.rating or 0), *self.chips(item.who)))

    def _claim(self, item: Item) -> Iterator[Block]:
        name, value = Text(item.actor), Text(item.text, weight=600)
        yield Paragraph((*self.chips(item.who), *self.word.phrase("text.pair", Text(""), name=name, value=value)))

    def _machine(self, item: Item) -> Iterator[Block]:
        failed = (Text(f" {self.word('cell.failure')}", T1, tone="neg"),) if item.verdict else ()
        yield Paragraph((*self.chips(item.who), Text(item.text, 12, family="mono"), *failed))

    def _image(self, item: Item) -> Iterator[Block]:
        picture = self.pictures.get(item.text)
        if picture is None:
            yield from self._machine(item)
            return
        if item.who:
            yield Paragraph(self.chips(item.who))
        yield Photo(picture, _PICTURE)

    def _evidence(self, item: Item) -> Iterator[Block]:
        name = self.frame.evidence[item.notes[0] - 1].name
        yield Paragraph((*self.chips(item.who), *self.notes(item.notes), Text(name)))

    def _link(self, item: Item) -> Iterator[Block]:
        yield Paragraph((*self.chips(item.who), Text(self.link(item.links[0]))))

    def _tag(self, item: Item) -> Iterator[Block]:
        yield Paragraph((*self.chips(item.who), *self.tags((item.text,))))

    @property
    def _writers(self) -> dict[str, Callable[[Item], Iterator[Block]]]:
        return {
            "pain": self._pain, "opportunity": self._opportunity, "touchpoint": self._touchpoint,
            "truth": self._truth, "feeling": self._feeling, "metric": self._metric, "exit": self._way,
            "next": self._way, "expects": self._expects, "gets": self._expects, "verdict": self._verdict,
            "importance": self._rating, "satisfaction": self._rating, "claim": self._claim, "event": self._machine,
            "image": self._image, "evidence": self._evidence, "link": self._link, "journey": self._link,
            "tag": self._tag,
        }  # fmt: skip


def _level(rating: int) -> str:
    """Return the key of the word for a rating."""
    return f"rating.{'low' if rating <= 2 else 'medium' if rating == 3 else 'high'}"
