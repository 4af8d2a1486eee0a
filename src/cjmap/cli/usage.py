"""Wrong usage in our own words: what typer says of a choice and of a command is said as we say it of settings."""

import re
from collections.abc import Collection
from typing import Any

from cjmap.loader.spelling import closest, listed

_NO_CHOICE = re.compile(r"(?:Value error, )?(['\"])(?P<word>.*)\1 is not one of (?P<words>'.*')\.?", re.DOTALL)
_NO_COMMAND = re.compile(r"No such command '(?P<word>.*)'\.", re.DOTALL)


def reword(error: Any) -> None:
    """Give an error of typer our words if it is about a word that is none of a few; any other one stays as it is."""
    message = str(getattr(error, "message", ""))
    if choice := _NO_CHOICE.fullmatch(message):
        error.message = no_such(choice["word"], re.findall(r"'([^']*)'", choice["words"]))
    elif command := _NO_COMMAND.fullmatch(message):
        from cjmap.cli.app import COMMANDS

        error.message = no_such(command["word"], COMMANDS, "command ")


def no_such(word: str, words: Collection[str], what: str = "") -> str:
    """Return that a word is none of some, and which one was probably meant; an empty word is no typing mistake."""
    known = f"there is {listed(words, 'and')}"
    if not word:
        return f"it is empty; {known}"
    meant = closest(word, words)
    return f"there is no {what}`{word}`; {f'did you mean `{meant}`?' if meant else known}"
