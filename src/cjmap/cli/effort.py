"""How a run goes about its work: on how many processors, and with which memory; the flags that say so."""

import time
from enum import StrEnum
from typing import Annotated

import typer
from msgspec import Struct, field

from cjmap.cache.folder import Folder, folder_path, open_folder, why_not
from cjmap.cli.cache import CacheDirOption
from cjmap.cli.flags import whole_number
from cjmap.cli.output import say

__all__ = ["CacheBy", "CacheByOption", "CacheDirOption", "Effort", "JobsOption", "NoCacheOption"]

MAX_JOBS = 60
"""So many processes at most: Windows cannot wait for more at once."""


class CacheBy(StrEnum):
    """By what a file is known to be unchanged."""

    STAT = "stat"
    HASH = "hash"


JobsOption = Annotated[
    int | None,
    typer.Option(
        *("--jobs", "-j"),
        parser=whole_number(1, MAX_JOBS),
        metavar="N",
        help="Work in so many processes.",
        show_default="as many as pay off",
    ),
]
NoCacheOption = Annotated[bool, typer.Option("--no-cache", help="Remember nothing, and use nothing remembered.")]
CacheByOption = Annotated[
    CacheBy, typer.Option("--cache", help="Know unchanged files by size and times, or by their content.")
]


class Effort(Struct, frozen=True):
    """How a run goes about its work: `jobs` is None where it depends on the work, `folder` where nothing is remembered.

    `began_ns` is when the run began: what was changed about then may change again unseen.
    """

    jobs: int | None = 1
    folder: Folder | None = None
    by_content: bool = False
    began_ns: int = field(default_factory=time.time_ns)


def read_effort(jobs: int | None, no_cache: bool, cache_dir: object | None, by: CacheBy) -> Effort:
    """Return what the flags of a command say; a folder where nothing can be remembered is like none.

    It is told if it was named.
    """
    asked = None if cache_dir is None else str(cache_dir)
    folder = None if no_cache else open_folder(asked)
    if asked and not folder and not no_cache:
        say(f"cjmap: --cache-dir {asked}: nothing is remembered there: {why_not(folder_path(asked))}")
    return Effort(jobs, folder, by is CacheBy.HASH)
