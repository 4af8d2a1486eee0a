"""Puts what the templates of pages compile to into the package.

Else cjmap compiles them in every run, slower than all the rest of it, wherever Python keeps nothing: under
PYTHONDONTWRITEBYTECODE, as in many container images, and where cjmap is installed by somebody else than who runs it.
"""

import runpy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HTML = "src/cjmap/renderers/html"


class TemplatesHook(BuildHookInterface):
    """Compiles the templates before a wheel is built; in an editable one they change, and are compiled when used."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the templates, and name the folder of the result."""
        if version == "editable":
            return
        tools = runpy.run_path(str(Path(self.root, HTML, "compiled.py")))
        templates = Path(self.root, HTML, "templates")
        modules = tools["modules_of"](templates)
        self.made = TemporaryDirectory()
        target = Path(self.made.name, modules.name)
        tools["compile_all"](templates, target)
        build_data["force_include"][str(target)] = modules.relative_to(Path(self.root, "src")).as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the result: it is in the package now."""
        if version != "editable":
            self.made.cleanup()
