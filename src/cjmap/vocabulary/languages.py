"""The languages of the vocabulary, and which of them is closest to a language tag."""

LANGUAGES = ("en", "nl", "de", "fr", "es", "pt", "zh-Hans", "zh-Hant", "ja")

_TRADITIONAL_REGIONS = {"tw", "hk", "mo"}


def closest_language(tag: str | None) -> str:
    """Return the one of `LANGUAGES` that serves a BCP 47 language tag best.

    `nl-BE` is `nl`; Chinese is `zh-Hant` if the script or else the region says so, otherwise `zh-Hans`. An
    unknown language or None is `en`. Case does not matter, and `_` may stand for `-`.
    """
    primary, *rest = (tag or "").strip().casefold().replace("_", "-").split("-")
    if primary == "zh":
        traditional = "hant" in rest or ("hans" not in rest and not _TRADITIONAL_REGIONS.isdisjoint(rest))
        return "zh-Hant" if traditional else "zh-Hans"
    return primary if primary in LANGUAGES else "en"
