"""What programs obey that read our streams as lines: runners of CI systems, and terminals."""

import re

_WHITE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
"""White space as .NET has it, in which GitHub's runner is written."""
_OURS = re.compile(r"\x1b\[(?:[0-9]|3[0-9]|1;3[0-9])m")
"""The colours that we write."""
_ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters besides tabs and ends of lines, and those that turn the direction of the text around them."""
_MARKS = re.compile(r"[\u061c\u200e\u200f\u2028\u2029\ufeff]")
"""Signs that nobody sees, and that can make a line look like another one."""


def commands(stream: bytes) -> list[str]:
    """Return the commands that GitHub's runner finds in a stream, each as its name.

    It cuts a stream at every end of line. `::name properties::data` begins a line, white space aside; failing that, the
    first `##[name properties]data` in it counts. Names that it does not know are none of its commands, but may be some
    day: here they count.
    """
    lines = re.split(r"\r\n|\r|\n", stream.decode("utf-8", "replace"))
    return [name for line in lines if (name := _second_form(line) or _first_form(line))]


def _second_form(line: str) -> str:
    stripped = line.lstrip(_WHITE)
    end = stripped.find("::", 2)
    return stripped[2:end].split(" ")[0] or " " if stripped.startswith("::") and end >= 0 else ""


def _first_form(line: str) -> str:
    start = line.find("##[")
    end = line.find("]", start)
    return line[start + 3 : end].split(" ")[0] or " " if start >= 0 and end >= 0 else ""


def others_commands(stream: bytes) -> list[str]:
    """Return what Azure Pipelines and TeamCity would obey, wherever in a line it stands."""
    return re.findall(r"##(?:vso|teamcity)\[[^\]\n]*", stream.decode("utf-8", "replace"))


def acts_on_terminal(stream: bytes, colours: bool = False, marks: bool = False) -> list[str]:
    """Return the characters that would act on a terminal, besides our own colours where there may be `colours`.

    Documents may have `marks` of direction, as texts from right to left need them.
    """
    text = stream.decode()  # and it is UTF-8, whatever the map or the name of a file says
    left = _OURS.sub("", text) if colours else text
    return [ascii(found) for found in (*_ACTING.findall(left), *(() if marks else _MARKS.findall(left)))]


def uncoloured(stream: bytes) -> bytes:
    """Return a stream without our colours."""
    return _OURS.sub("", stream.decode()).encode()


def is_neatly_coloured(stream: bytes) -> bool:
    """Tell whether every colour is turned off again before another begins and before the line ends."""
    codes = r"(?:\x1b\[(?!0m)[0-9;]+m[^\x1b]*\x1b\[0m|[^\x1b])*"
    return re.fullmatch(codes, stream.decode()) is not None
