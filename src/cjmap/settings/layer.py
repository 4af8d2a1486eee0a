"""What one place says about the settings: one settings file, or the flags of a command."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

_FLAGS = {"rules": "option"}
"""The flags that are not called like their key."""


class Layer(Struct, frozen=True):
    """The settings of one file, or of the flags if there is no `origin`: the path of the file as shown to people.

    The fields are the keys of the settings; None where nothing is said. Values have the right types; which rules there
    are is looked at when they are chosen.
    """

    origin: str = ""
    shared: tuple[str, ...] | None = None
    exclude: tuple[str, ...] | None = None
    max_size_mib: int | None = None
    preset: str | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    severity: Mapping[str, str] | None = None
    per_file_ignores: Mapping[str, tuple[str, ...]] | None = None
    rules: Mapping[str, Mapping[str, Any]] | None = None
    fail_on: str | None = None
    max_warnings: int | None = None
    baseline: str | None = None
    theme: Mapping[str, Any] | None = None
    render: Mapping[str, Any] | None = None
    extend: str | None = None
    required_version: str | None = None

    def where(self, *keys: str) -> str:
        """Return the words for the place of a value: "cjmap.toml: `severity.GAP01`", "`--severity GAP01`"."""
        if self.origin:
            return f"{self.origin}: `{'.'.join(keys)}`"
        flag, *inner = keys
        return f"`{' '.join((f'--{_FLAGS.get(flag, flag)}', '.'.join(inner))).rstrip()}`"
