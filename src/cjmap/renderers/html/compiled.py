"""Templates that are compiled once: to compile those of a page takes longer than to draw it.

This module needs nothing but Jinja, because the build of a package uses it, too.
"""

import zlib
from collections.abc import Callable, Mapping, MutableMapping
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2 import BaseLoader, Environment, FileSystemLoader, ModuleLoader, StrictUndefined, Template, TemplateNotFound

HOW_READ: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
}
"""How templates are read, whoever compiles them; everything that is put out is quoted."""

FILTERS = ("across", "code", "fragment", "percent", "steps", "url")
"""The filters of templates besides Jinja's own."""


def modules_of(folder: Path) -> Path:
    """Return where a package holds what a folder of templates compiles to: modules for one version of Jinja."""
    return folder.with_name(f"{folder.name}-jinja-{jinja2.__version__}")


def compile_all(folder: Path, target: Path) -> None:
    """Compile a folder of templates to Python modules, one for each.

    Raises:
        TemplateSyntaxError: if one of them is wrong.
    """
    environment = Environment(loader=FileSystemLoader(folder), **HOW_READ)
    environment.filters |= dict.fromkeys(FILTERS, _not_yet)
    environment.compile_templates(target, extensions=["j2"], zip=None, ignore_errors=False)


def _not_yet(*given: object) -> None:
    """Refuse to work out a filter while a template is compiled."""
    raise NotImplementedError("filters are for drawing")


class CompiledLoader(BaseLoader):
    """Loads the templates of a folder from the modules that a package holds, else from what Python keeps."""

    def __init__(self, folder: Path, quote: Callable[[object], str]) -> None:
        """Take the folder of the templates, and what quotes the values that they put out."""
        modules = modules_of(folder)
        self.compiled: BaseLoader = ModuleLoader(modules) if modules.is_dir() else _KeptLoader(folder)
        self.quote = quote

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        """Return a template.

        Raises:
            TemplateNotFound: if there is no such file.
        """
        template = self.compiled.load(environment, name, globals)
        template.root_render_func.__globals__["escape"] = self.quote  # by this name templates call it
        return template


class _KeptLoader(BaseLoader):
    """Keeps what templates compile to where Python keeps what modules compile to.

    Python's own rules hold: a changed template is compiled anew, and nothing is kept where nothing can be written or
    PYTHONDONTWRITEBYTECODE is set.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        file = self.folder / name
        if not file.is_file():
            raise TemplateNotFound(name)
        code = _TemplateFile(environment, name, str(file)).get_code(name)
        assert code is not None  # a file has source, so it has code
        return environment.template_class.from_code(environment, code, globals if globals is not None else {})


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
