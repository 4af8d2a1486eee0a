"""Texts that try to be more than texts, by what would obey them."""

import re
import unicodedata

CLASSES: dict[str, tuple[str, ...]] = {
    "markup": (
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</style></svg></table></textarea></title><style>*{display:none}</style>",
        "\"><a href='javascript:alert(1)'>x</a>",
        "' onmouseover='alert(1)",
        "`onload=alert(1) x=`",
        "<svg/onload=alert(1)><math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
        "</script><script>alert(1)</script><!--<script>",
        "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'><base href=//evil.example/><meta http-equiv=refresh>",
        "<template><plaintext><noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "]]> --> --!> <!-- <![CDATA[ <?xml ?> <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e;",
        "&lt;b&gt; &amp;amp; &nbsp; &#x3c;script&#x3e; &#0; &#xD800; &bogus;",
        "}*{background:url(//evil.example/x)} @import '//evil.example/x'; expression(alert(1)) \\3c script",
        "';alert(1)//\\';alert(1)//\";alert(1)//--></script>",
    ),
    "addresses": (
        "javascript:alert(1)",
        "JaVa\tScRiPt\n:alert(1)",
        " \x01javascript:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript&#58;alert(1)",
        "java%0ascript:alert(1)",
        "javascript\u200b:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "blob:https://evil.example/1",
        "file:///etc/passwd",
        "//evil.example/x",
        "\\\\evil.example\\x",
        "/\\evil.example/x",
        "/\t/evil.example/x",
        "https:evil.example",
        "https://user:pass@evil.example:80/a b?c=<d>&e='f'#\"g\"",
        "http://evil.example/](javascript:alert(1))",
        "mailto:a@b.example?subject=x&body=%0d%0aBcc:c@d.example",
        "#view-map",
        "?a=javascript:b",
        "ms-msdt:/id PCWDiagnostic",
        "../../../../etc/passwd",
    ),
    "templates": (
        "{{ 7*7 }} {% raw %} {% endraw %} {# x #} ${7*7} <%= 7 %> #{7} {{{x}}} {%- include '/etc/passwd' -%}",
        "{title} {0} {0.__class__} %s %(x)s %n $HOME ${HOME} $(id)",
        "`id`; touch owned | cat && rm -rf ~ # $(id) > x < y",
        "\\n \\t \\u0041 \\x41 \\0 back\\slash \\N \\G \\L \\E trailing \\",
        "__proto__",
        "constructor",
    ),
    "dot": (
        '"]; evil [label="x", URL="javascript:alert(1)"]; a -> b; subgraph cluster_x { c } }',
        "} digraph x { a -> b } //",
        "<table><tr><td href='javascript:alert(1)' port='p'>x</td></tr></table>",
        "a:n:s -> b -- c; /* x */ # y \\N\\G\\L\\E",
    ),
    "mermaid": (
        "%%{init: {'theme': 'dark', 'securityLevel': 'loose'}}%% %% comment",
        '"] --> evil["x"]; click evil href "javascript:alert(1)"',
        "end",
        "section x: 5: y",
        "---\ntitle: x\n---\ngraph TD; a-->b",
        "x:::y @{shape: x} n0 --> n1; style n0 fill:#f00; linkStyle 0 stroke:#f00",
        "$$\\alpha$$ `**b**` fa:fa-car accTitle: x accDescr {",
        "#quot; #35; #60;b#62; \ufb02\u00b0\u00b035\u00b6\u00df",
    ),
    "markdown": (
        "a|b||c \\| d \\\\| e",
        "`code` ``` ~~~ **bold** __b__ *i* _u_ ~~s~~ $x$ $$y$$ ^1^ ==m==",
        "[link](http://evil.example) ![image](http://evil.example/x.png) [ref][1] <http://evil.example>",
        "https://evil.example www.evil.example me@evil.example @team #1 org/repo#1 !2 ~label %m gh-3 evil.example",
        "[1]: http://evil.example 'x'",
        "[^1] [^1]: note [[_TOC_]] :smile: [x] [ ]",
        "# heading",
        "heading\n===",
        "1. list",
        "12) list",
        "- list",
        "- [ ] task",
        "+ list",
        "* list",
        "> quote",
        "> [!WARNING]\n> x",
        "---",
        "***",
        ":---: | :---:",
        "    indented code",
        "\tindented",
        "```mermaid\ngraph TD; a-->b\n```",
        "<details open><summary>x</summary>\n\n# y\n\n</details><br><!-- x -->",
        "first\nsecond\n\n# third\n\n    fourth\n- fifth\n\n<b>sixth</b>",
        "\\<b> \\\\<b> \\",
        "&copy; &#64;team &#x40;team",
    ),
    "cells": (
        '=HYPERLINK("http://evil.example","x")',
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(1)",
        "\t=1",
        'a;b,c\td"e"\r\n=1',
    ),
    "rich": (
        "[bold red]x[/] [/x] [link=http://evil.example]y[/link] [[z]] \\[bold] :skull: [@click=app.bell]k[/]",
        "[on red blink]",
    ),
    "runners": (
        "::error::k",
        " ::error file=x,line=1::k",
        "a\n::error::k\r::add-mask::k\r\n\t::stop-commands::k\u2028::error::k\u0085::error::k\x0b::error::k\x0c::error::k",
        "\u3000::warning::k",
        "\u00a0\u2003::set-output name=a::k",
        "##[error]k",
        "###[error]k ##[group]k ##[add-path]k",
        "a ##[command]k; x=y]k",
        "%0A::error::k%0D%0A::error::k%25",
        "##vso[task.setvariable variable=a]k",
        "##teamcity[buildStatus status='FAILURE']",
        "x,file=y,title=z::k",
        "section_start:0:k\r\x1b[0Kk",
    ),
    "terminal": (
        "\x1b[31mred\x1b[0m \x1b[2J\x1b[H \x1b]0;title\x07 \x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\",
        "\x9b31mred \x9d0;title\x9c \x90q\x9c \x84 \x85 \x8d",
        "bell \x07 back \x08\x08\x08 over\rwrite \x7f",
        "\x1bP1$r\x1b\\ \x1b_x\x1b\\ \x1b^x\x1b\\ \x1bc \x1b(0 \x0e\x0f \x05",
        "\u202eevil\u202c \u2066x\u2069 \u2067y\u2069 \u2068z\u2069 \u202aa\u202bb\u202dc\u200f \u200e \u061c",
    ),
    "separators": (
        "first\r\nsecond\rthird\u2028fourth\u2029fifth\u0085sixth\x0bseventh\x0ceighth\x1cninth\x1dtenth\x1eeleventh",
        "tab\there\u00a0there\u3000and\u2003there",
        "\ufffe\uffff \ufeff \ufffd \U0001fffe zero\u200bwidth\u200c\u200d\u2060\u00ad\u180e",
        "nul \x00 x",
        "tags \U000e0001\U000e0061\U000e007f private \ue000 \U0010fffd",
    ),
    "long": (
        "long " * 60,
        "W" * 300,
        "漢" * 100,
        "u\u0308\u030a" * 20 + "\u0301" * 60,
        "👩‍👩‍👧‍👦🏳️‍🌈🇩🇪" * 8,
        "رحلة العميل " * 10,
        "a/" * 100,
        "'\"<>&" * 40,
    ),
}
"""Texts that mean something to a reader of an output. A class is tried as a whole."""

ALL = tuple(text for texts in CLASSES.values() for text in texts)

_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Cn", "Co", "Zs", "Zl", "Zp", "Mn"))


def core(text: str) -> str:
    """Return what of a text must come through everywhere: without what formats may fold, show otherwise or leave out."""
    kept = "".join(char for char in text if unicodedata.category(char) not in _UNSEEN and char != "\ufffd")
    return re.sub(r"#+(?=\[|vso\[|teamcity\[)", "#", kept)


def as_name(text: str) -> str:
    """Return a text as an id of the format or a name of a file: what neither may hold is left out."""
    kept = "".join(char for char in text[:60] if not char.isspace() and char not in "/,\0" and char.isprintable())
    return kept or "x"
