"""Views of a map as one Markdown document, to be kept beside the docs."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from cjmap.renderers.escape import markdown_text
from cjmap.renderers.markdown.references import write_channels, write_evidence, write_findings
from cjmap.renderers.style import Style
from cjmap.view.views import View, ViewName


def render_markdown(views: Mapping[ViewName, View], style: Style) -> str:
    """Return the document of a map: the map first, then other views, then what all of them rest on.

    The same views give the same text.
    """
    return "\n\n".join(_blocks(views, style)) + "\n"


def _blocks(views: Mapping[ViewName, View], style: Style) -> Iterator[str]:
    frame = next(iter(views.values())).frame
    if ViewName.MAP in views:
        yield from _writer(ViewName.MAP)(views[ViewName.MAP], style, views)
    else:
        yield f"# {markdown_text(frame.header.title)}"
    for name, view in views.items():
        if name is not ViewName.MAP:
            yield from _writer(name)(view, style)
    if ViewName.MAP in views and ViewName.CHANNELS not in views:
        yield from write_channels(views[ViewName.MAP])
    first = next(iter(views.values()))
    yield from write_evidence(first)
    yield from write_findings(first)


def _writer(name: ViewName) -> Callable[..., Iterator[str]]:
    """Return what writes the blocks of a view; only the code of that view is loaded."""
    write: Callable[..., Iterator[str]] = import_module(f"cjmap.renderers.markdown.{name}").write_blocks
    return write
