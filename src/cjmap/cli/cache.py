"""`cjmap cache`: where results are remembered, and forgetting them."""

from pathlib import Path
from typing import Annotated

import typer

from cjmap.cache.folder import Folder, folder_path, why_not
from cjmap.cli.output import say, write_out
from cjmap.errors import CjmapError

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Tell where results are remembered, or forget them.",
)

CacheDirOption = Annotated[
    Path | None,
    typer.Option("--cache-dir", metavar="FOLDER", help="The folder of the cache instead of the user's own."),
]


@app.command("dir")
def print_folder(cache_dir: CacheDirOption = None) -> None:
    """Print the folder of the cache."""
    folder = folder_path(None if cache_dir is None else str(cache_dir))
    write_out(f"{folder}\n" if folder else "")
    if (reason := why_not(folder)) is not None:
        say(f"cjmap: nothing is remembered there: {reason}")


@app.command("clean")
def clean(cache_dir: CacheDirOption = None) -> None:
    """Delete everything that is remembered; the next runs take as long as the first."""
    folder = folder_path(None if cache_dir is None else str(cache_dir))
    if (reason := why_not(folder)) is not None:
        raise CjmapError(f"{folder or 'the cache'}: not cleaned: {reason}")
    count, size = Folder(folder).clean()
    say(f"{folder}: {count} {'entry' if count == 1 else 'entries'} deleted, {size / 1e6:.1f} MB")
