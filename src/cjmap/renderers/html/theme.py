"""The house style of a page: the theme of the settings as rules that come after our own."""

from collections.abc import Iterator

from cjmap.renderers.fonts import css_fonts
from cjmap.settings.theme import Theme


def theme_rules(theme: Theme) -> str:
    """Return the rules that a theme comes to; none if it says nothing."""
    rules = [f":root{{{';'.join(declared)}}}"] if (declared := tuple(_declarations(theme))) else []
    for look, pair in enumerate(theme.personas, 1):
        rules.append(
            f".p{look}{{--pc:{_light_dark(pair)};--pt:{_light_dark(pair)};"
            "--pb:color-mix(in srgb,var(--pc) 10%,var(--card))}"
        )
    return "".join(rules)


def _declarations(theme: Theme) -> Iterator[str]:
    """Yield the tokens that a theme sets; grounds are mixed from its colours."""
    if theme.accent:
        yield f"--acc:{_light_dark(theme.accent)}"
        yield "--acct:color-mix(in srgb,var(--acc) 10%,var(--card))"
    for token, pair in (("neg", theme.negative), ("pos", theme.positive)):
        if pair:
            yield f"--{token}:{_light_dark(pair)}"
            yield f"--{token}m:var(--{token})"
            yield f"--{token}1:color-mix(in srgb,var(--{token}) 9%,var(--card))"
            yield f"--{token}2:color-mix(in srgb,var(--{token}) 18%,var(--card))"
    if theme.font:
        yield f"--sans:{css_fonts(theme)}{_FALLBACK}"


_FALLBACK = '-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif'


def _light_dark(pair: tuple[str, str]) -> str:
    return f"light-dark({pair[0]},{pair[1]})"
