"""JSON as text, for every report that is JSON."""

import json
import re
from typing import Any

_SURROGATE = re.compile("[\ud800-\udfff]")


def json_text(document: Any) -> str:
    """Return data as JSON, in the order of its keys.

    `##[`, which GitHub's runner obeys wherever it stands, is written in escapes, and so are the halves of characters
    that UTF-8 cannot hold (a file's name may have them): the data stays what it is.
    """
    text = json.dumps(document, ensure_ascii=False, indent=2).replace("##[", r"\u0023\u0023[")
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
