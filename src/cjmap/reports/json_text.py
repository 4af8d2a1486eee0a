"""JSON as text, for every report that is JSON."""

import json
import re
from typing import Any

_ACTING = re.compile(
    r"##(?=\w*\[)|[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", re.ASCII
)


def json_text(document: Any) -> str:
    """Return data as JSON, in the order of its keys."""
    return in_escapes(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def in_escapes(text: str) -> str:
    """Return JSON, or a string of TOML, in which what acts on those who read the text and not the data is escaped.

    That is `##[`, which GitHub's runner obeys wherever it stands, and its likes of other runners; control characters
    and those that turn the direction of a line; the halves of characters that UTF-8 cannot hold (a file's name may have
    them). The data stays what it is.
    """
    return _ACTING.sub(lambda match: "".join(f"\\u{ord(char):04x}" for char in match[0]), text)
