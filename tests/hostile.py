"""A map with every key of the format, whose texts can be anything; and texts that try to be more than texts."""

from typing import Any

from cjmap.model.texts import is_visible

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</style></svg></table><style>*{display:none}</style>",
    "\"><a href='javascript:alert(1)'>x</a>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "JaVa\tScRiPt\n:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//evil.example/x",
    "file:///etc/passwd",
    "javascript&colon;alert(1)",
    "&#106;avascript&#58;alert(1)",
    "&lt;b&gt; &amp;amp; &nbsp;",
    "{{ 7*7 }} {% raw %} {# x #} ${7*7} <%= 7 %> #{7}",
    "{title} {0} %s %(x)s",
    "\x1b[31mred\x1b[0m \x07 \x00 \x7f \x9b",
    "\u202eevil\u202c \u2066x\u2069 \u200f",
    "]]> --> <!-- <![CDATA[ <?xml ?>",
    "a|b||c \\| d",
    "`code` ``` ~~~ **bold** __b__ *i* ~~s~~ $x$ ^1^",
    "[link](http://evil.example) ![image](http://evil.example/x.png) [ref][1] <http://evil.example>",
    "https://evil.example www.evil.example me@evil.example @team #1",
    "# heading",
    "## heading ##",
    "1. list",
    "12) list",
    "- list",
    "+ list",
    "* list",
    "> quote",
    "---",
    "===",
    "***",
    ":---: | :---:",
    "    indented code",
    "\tindented",
    "first\nsecond\n\n# third\n\n    fourth\n- fifth",
    "first\r\nsecond\rthird\u2028fourth",
    "[1]: http://evil.example 'x'",
    "[^1]: note [[_TOC_]] :smile:",
    "<br> <BR/>",
    "trailing backslash \\",
    "\\<b> \\\\<b>",
    "\ufffe\uffff \ufeff",
    "long " * 400,
    "W" * 5000,
    "漢" * 500,
    "ü̈" * 50 + "\u0301" * 100,
]


def wild_map(text: str) -> dict[str, Any]:
    """Return a map with every key, in which every text that an author is free to choose is `text`."""
    name = "".join(char for char in text if not char.isspace() and char not in "/,")[:200]
    name = name if is_visible(name) else "x"
    links = [text, {"name": text, "url": text}]
    claim = {"description": text, "evidence": [name, text], "tags": [text], "links": links}
    saying = {"text": text, "actor": text, "for": [name], **claim}
    content: dict[str, Any] = {
        **{key: [text, saying] for key in ("goals", "actions", "thoughts", "quotes", "expects", "gets")},
        **{key: [text, saying] for key in ("frontstage", "backstage", "support")},
        "description": text,
        "emotions": [text, {"feeling": text, "score": -1, "for": [name], **claim}],
        "importance": 4,
        "satisfaction": 2,
        "pains": [text, {**saying, "severity": 5, "frequency": "30%"}],
        "opportunities": [text, _opportunity(text, saying)],
        "moment_of_truth": {"by": ["customer"], "why": text, "evidence": [name]},
        "metrics": [
            text,
            {"name": text, "value": text, "target": text, **claim},
            {"name": text, "value": "5%", "target": "9%"},
        ],
        "duration": "2 days",
        "wait": "1 h",
        "owner": text,
        "evidence": [name],
        "lanes": {name: [text, saying]},
        "links": links,
        "image": text,
        "tags": [text],
        "journey": text,
    }
    ways = {
        "next": [{"to": text, "when": text, "share": "10%", "for": [name]}, "end"],
        "exits": [{**saying, "share": "9%"}],
    }
    touchpoint = {
        **content,
        "name": text,
        "for": [name],
        "category": "sales",
        "channels": [name, text],
        "initiator": "other",
        "artifacts": [text, saying],
        "handover": "lost",
        "claims": {text: [text, text]},
        "events": [{"event": text, "where": {text: [text, 1]}, "failure": True}],
    }
    moment = {**content, **ways, "name": text, "optional": True, "entry": True, "touchpoints": [text, touchpoint]}
    profile = {
        "description": text,
        "demographics": {text: text},
        "firmographics": {text: [text, text]},
        **{key: [text, saying] for key in ("behaviour", "goals", "pains", "triggers")},
        "links": links,
    }
    persona = {"name": text, "quotes": [saying], "channels": [text], "evidence": [name], "image": text, "tags": [text]}
    return {
        "cjmap": 1,
        "title": text,
        "description": text,
        "language": "en",
        "state": "future",
        "perspective": "outside-in",
        "owner": text,
        "reviewed": "2026-10-01",
        "framework": "saas",
        "scenario": text,
        "scope": {"from": text, "to": text},
        "tags": [text],
        "links": links,
        "pains": [saying],
        "opportunities": [_opportunity(text, saying)],
        "metrics": [text],
        "objectives": [
            text,
            {**saying, "metric": text, "value": text, "target": text, "by": "2027-03-31", "owner": text},
        ],
        "audience": profile,
        "personas": {name: {**profile, **persona, "where": {text: text}}, "other": text},
        "channels": {
            name: {"name": text, "kind": "human", "description": text, "owner": text, "aliases": [text], "links": links}
        },
        "evidence": {
            name: {"name": text, "kind": "survey", "date": "2026-10-01", "sample": 3, "source": text}
            | {"description": text, "links": links}
        },
        "lanes": {name: {"name": text, "description": text}},
        "stages": [
            {
                **moment,
                "kind": ["onboarding"],
                "per_persona": {name: content},
                "steps": [moment, {"name": text, "for": [name]}],
            },
            {"name": text, "pains": [], "emotions": [2]},
        ],
    }


def _opportunity(text: str, saying: dict[str, Any]) -> dict[str, Any]:
    experiment = dict.fromkeys(("hypothesis", "metric", "before", "after"), text)
    return {
        **saying,
        "addresses": [text],
        "impact": 4,
        "effort": 2,
        "owner": text,
        "status": "rejected",
        "by": "2027-01-31",
        "experiment": {**experiment, "start": "2026-09-01", "end": "2026-09-30", "evidence": [text]},
    }
