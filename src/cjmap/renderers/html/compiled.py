"""Templates that are compiled once: to compile those of a page takes longer than to draw it."""

import zlib
from collections.abc import Callable, Mapping, MutableMapping
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2 import BaseLoader, Environment, Template, TemplateNotFound


class CompiledLoader(BaseLoader):
    """Loads templates from a folder, and keeps what they compile to where Python keeps what modules compile to.

    Python's own rules hold: a changed template is compiled anew, and nothing is kept where nothing can be written or
    PYTHONDONTWRITEBYTECODE is set.
    """

    def __init__(self, folder: Path, quote: Callable[[object], str]) -> None:
        """Take the folder of the templates, and what quotes the values that they put out."""
        self.folder = folder
        self.quote = quote

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        """Return a template.

        Raises:
            TemplateNotFound: if there is no such file.
        """
        file = self.folder / name
        if not file.is_file():
            raise TemplateNotFound(name)
        code = _TemplateFile(environment, name, str(file)).get_code(name)
        assert code is not None  # a file has source, so it has code
        template = environment.template_class.from_code(environment, code, globals if globals is not None else {})
        template.root_render_func.__globals__["escape"] = self.quote  # by this name templates call it
        return template


class _TemplateFile(SourceFileLoader):
    """A template as if it were a module."""

    def __init__(self, environment: Environment, name: str, path: str) -> None:
        super().__init__(name, path)
        self.environment = environment

    def source_to_code(self, data: Any, path: Any) -> CodeType:  # type: ignore[override]
        return self.environment.compile(bytes(data).decode("utf-8"), self.name, str(path))

    def path_stats(self, path: Any) -> Mapping[str, Any]:
        """Return what tells an old compilation: time and size of the file, and what compiled it."""
        stats = super().path_stats(path)
        return {"mtime": int(stats["mtime"]) + _stamp(self.environment), "size": stats["size"]}


def _stamp(environment: Environment) -> int:
    """Return a number for all that a compilation depends on besides the template: Jinja, and how it is set up."""
    names = (environment.filters, environment.tests)
    ways = (environment.autoescape, environment.trim_blocks, environment.lstrip_blocks, environment.finalize is None)
    return zlib.crc32(repr((jinja2.__version__, *ways, *map(sorted, names))).encode()) >> 8
