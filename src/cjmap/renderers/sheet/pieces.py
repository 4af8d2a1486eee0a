"""What is said of items everywhere: chips of personas, footnotes, ratings, sayings, what follows a text."""

from collections.abc import Iterable, Iterator, Mapping

from cjmap.renderers.sheet.parts import T1, Block, Chip, Paragraph, Piece, Sign, Text
from cjmap.renderers.sheet.tones import ground_of, line_of, text_of
from cjmap.renderers.sheet.words import Words
from cjmap.view.around import Flag, Frame
from cjmap.view.parts import Fact, Item, Link, Who

APART, CLOSE = 8.0, 2.0
"""The room between items, and between what belongs together."""
_SEVERITIES = {"error": "err", "warning": "warn"}


class Pieces:
    """Writes what is around the items of one map."""

    def __init__(self, frame: Frame, pictures: Mapping[str, str] | None = None) -> None:
        """Take the people and sources that items refer to by number, and images by their paths."""
        self.frame = frame
        self.pictures = pictures or {}
        self.word = Words(frame.language)

    @property
    def slants(self) -> bool:
        """Tell whether texts may slant and be struck through: that spoils ideographs, and hides all of 一."""
        return self.frame.language.split("-")[0] not in ("zh", "ja", "ko")

    def chips(self, who: Who) -> tuple[Piece, ...]:
        """Return the initials of personas in their boxes."""
        people = [self.frame.personas[place] for place in who]
        return tuple(
            Chip(person.initials, text_of(person.look), line_of(person.look), ground_of(person.look), 600, binds="on")
            for person in people
        )

    def notes(self, numbers: Iterable[int]) -> tuple[Piece, ...]:
        """Return the numbers of pieces of evidence as footnotes."""
        return tuple(Chip(str(number), family="mono", binds="back") for number in numbers)

    def tags(self, tags: Iterable[str]) -> tuple[Piece, ...]:
        """Return words to find something by, each in a box."""
        return tuple(Chip(tag) for tag in tags)

    def rated(self, key: str, rating: int) -> tuple[Piece, ...]:
        """Return the label of a rating and its five dots."""
        return (Text(self.word(key) + " ", T1, tone="ink3"), Sign(f"pip{rating}"))

    def who(self, item: Item) -> tuple[Piece, ...]:
        """Return who an item is about: chips, and the one who acts."""
        actor = (Text(f"{item.actor} ", weight=600),) if item.actor and item.role != "claim" else ()
        return (*self.chips(item.who), *actor)

    def link(self, link: Link) -> str:
        """Return a link as text: what it is called, and where it leads."""
        return link.url if link.name in (link.url, "") else self.word("text.pair", name=link.name, value=link.url)

    def saying(self, item: Item) -> tuple[Piece, ...]:
        """Return what somebody said, does or thinks, with its footnotes."""
        look = Text(item.text)
        if item.role == "quote":
            look = Text(self.word("text.quote", text=item.text), family="serif")
        elif item.role == "thought":
            look = Text(item.text, family="serif", italic=self.slants, tone="ink2")
        elif item.role == "gets":
            look = Text(item.text, weight=600)
        return (*self.who(item), look, *self.notes(item.notes))

    def sub(self, *pieces: Piece | str, gap: float = CLOSE) -> Paragraph:
        """Return a small grey paragraph."""
        return Paragraph(tuple(Text(each, T1, tone="ink3") if isinstance(each, str) else each for each in pieces), gap)

    def tail(self, item: Item, last: bool = True) -> Iterator[Block]:
        """Yield what follows the text of any item: description, facts, its touchpoint, tags, links."""
        if item.description:
            yield Paragraph((Text(item.description, tone="ink2"),), CLOSE)
        for fact in item.facts:
            yield self.fact(fact)
        if item.at and last:
            yield self.sub(Text("@ ", T1, tone="edge"), item.at)
        if item.tags:
            yield Paragraph(self.tags(item.tags), CLOSE)
        if item.links and item.role not in ("link", "journey"):
            yield self.sub(" · ".join(map(self.link, item.links)))

    def fact(self, fact: Fact) -> Paragraph:
        """Return one more thing that is known of an item."""
        text = fact.text
        if fact.label:
            name = self.word(fact.label)
            text = self.word("text.pair", name=name, value=fact.text) if fact.text else name
        return self.sub(*self.chips(fact.who), text)

    def flags(self, numbers: Iterable[int]) -> Iterator[Block]:
        """Yield the rules that findings come from, of the findings with these numbers."""
        found = [piece for number in numbers for piece in self.flag(self.frame.findings[number - 1])]
        if found:
            yield Paragraph(tuple(found), APART)

    def flag(self, finding: Flag) -> tuple[Piece, ...]:
        """Return the rule of a finding in its box, behind the sign of its severity."""
        tone = _SEVERITIES.get(finding.severity, "ink2")
        return (Sign(f"f-{finding.severity}", tone), Chip(finding.rule, tone, tone, "", family="mono"))
