"""What the map refers to, in Markdown: its channels, its evidence, and what lint finds."""

from collections.abc import Iterator

from cjmap.renderers.escape import markdown_text
from cjmap.renderers.markdown.items import ItemText
from cjmap.renderers.markdown.table import write_table
from cjmap.view.around import Flag, Medium, Source
from cjmap.view.views import View


def write_channels(view: View) -> Iterator[str]:
    """Yield the channels of the map's table."""
    text = ItemText(view)
    if view.frame.channels:
        yield f"## {text.word('view.channels')}"
        yield list_channels(text)


def list_channels(text: ItemText) -> str:
    """Return the channels of the map's table as a list."""
    return "\n".join(_channel(text, channel) for channel in text.view.frame.channels)


def _channel(text: ItemText, channel: Medium) -> str:
    aliases = text.word("text.comma").join(map(markdown_text, channel.aliases))
    told = [text.word(f"channel-kind.{channel.kind}")] if channel.kind else []
    told += [markdown_text(channel.description)] if channel.description else []
    told += [text.pair("header.owner", markdown_text(channel.owner))] if channel.owner else []
    told += [text.pair("channel.aliases", aliases)] if aliases else []
    told += [text.link(link) for link in channel.links]
    return " · ".join([f"- **{markdown_text(channel.name)}**", *told])


def write_evidence(view: View) -> Iterator[str]:
    """Yield the evidence, numbered like the notes that refer to it."""
    text = ItemText(view)
    if view.frame.evidence:
        yield f"## {text.word('view.evidence')}"
        yield "\n".join(_source(text, source) for source in view.frame.evidence)


def write_findings(view: View) -> Iterator[str]:
    """Yield what lint finds in the map, where somebody asked for it."""
    text = ItemText(view)
    if view.frame.findings:
        yield f"## {text.word('view.findings')}"
        titles = ("finding.rule", "finding.where", "finding.what", "finding.place")
        yield write_table([text.word(key) for key in titles], [_finding(text, each) for each in view.frame.findings])


def _finding(text: ItemText, finding: Flag) -> tuple[str, ...]:
    rule = text.word("text.note", text=finding.rule, note=text.word(f"finding.{finding.severity}"))
    said = f"**{markdown_text(finding.message)}** {markdown_text(finding.help)}".strip()
    where = finding.where or text.word("finding.whole-map")
    return rule, markdown_text(where), said, markdown_text(f"{finding.file}:{finding.line}")


def _source(text: ItemText, source: Source) -> str:
    told = [text.word(f"evidence-kind.{source.kind}")] if source.kind else []
    told += [text.word("evidence.sample-of", count=source.sample)] if source.sample else []
    told += [markdown_text(said) for said in (source.date, source.description, source.source) if said]
    told += [text.link(link) for link in source.links]
    return " · ".join([f"{source.number}. **{markdown_text(source.name)}**", *told])
