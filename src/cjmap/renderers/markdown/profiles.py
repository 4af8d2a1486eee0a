"""Personas and audience in Markdown: who they are, what they say, and a list of facts."""

from collections.abc import Iterator

from cjmap.renderers.escape import markdown_block, markdown_text
from cjmap.renderers.markdown.items import ItemText
from cjmap.view.around import Person, Profile
from cjmap.view.views import View


def write_people(view: View) -> Iterator[str]:
    """Yield the personas that are shown, and the audience."""
    text, frame = ItemText(view), view.frame
    if frame.shown:
        yield f"## {text.word('view.personas')}"
    for place in frame.shown:
        yield title(frame.personas[place])
        yield from write_profile(text, frame.profiles[place])
    yield from write_audience(text)


def title(person: Person) -> str:
    """Return the heading of a persona."""
    return f"### {markdown_text(person.name)} ({markdown_text(person.initials)})"


def write_audience(text: ItemText) -> Iterator[str]:
    """Yield what is known of the customers we want."""
    audience = text.view.frame.audience
    if audience:
        yield f"## {text.word('header.audience')}"
        yield from write_profile(text, audience)


def write_profile(text: ItemText, profile: Profile) -> Iterator[str]:
    """Yield what is known of a persona or the audience."""
    if profile.description:
        yield markdown_block(markdown_text(profile.description))
    yield from (f"> {markdown_block(text.line(quote))}" for quote in profile.quotes)
    lines = [*_tables(text, profile), *_lists(text, profile), *_more(text, profile)]
    if lines:
        yield "\n".join(f"- {line}" for line in lines)


def _tables(text: ItemText, profile: Profile) -> Iterator[str]:
    for table in profile.tables:
        entries = (
            text.word("text.pair", name=markdown_text(name), value=markdown_text(value))
            for name, value in table.entries
        )
        yield text.pair(table.label, text.word("text.semicolon").join(entries))


def _lists(text: ItemText, profile: Profile) -> Iterator[str]:
    for listing in profile.lists:
        said = [text.line(item) for item in listing.items] or [f"○ {text.word('cell.none')}"]
        yield text.pair(listing.label, text.word("text.semicolon").join(said))


def _more(text: ItemText, profile: Profile) -> Iterator[str]:
    comma = text.word("text.comma")
    more = {
        "persona.channels": comma.join(map(markdown_text, profile.channels)),
        "lane.evidence": text.notes(profile.notes),
        "lane.links": comma.join(text.link(link) for link in profile.links),
        "lane.image": markdown_text(profile.image),
        "lane.tags": comma.join(map(markdown_text, profile.tags)),
    }
    yield from (text.pair(key, value) for key, value in more.items() if value)
