"""EVI10 quote-without-evidence: a quote that nobody can trace, in a map that has evidence.

Neither the quote nor its moment, nor what that stands in, names evidence.

## Why

A quote that nobody said is fiction in quotation marks.

## Bad

```yaml
cjmap: 1
title: Moving to another phone company
stages:
  - name: Keeping the number
    quotes:
      - For three days nobody could call me
  - name: First invoice
    quotes:
      - {text: I pay twice this month?, evidence: hotline calls}
```

## Good

```yaml
cjmap: 1
title: Moving to another phone company
stages:
  - name: Keeping the number
    quotes:
      - {text: For three days nobody could call me, evidence: hotline calls}
  - name: First invoice
    quotes:
      - {text: I pay twice this month?, evidence: hotline calls}
```

## How to fix

Name in `evidence:` who said it and where; what nobody said word for word belongs under `thoughts`.

## When it is silent

Quotes of personas, which say what somebody like them would say; maps in which nothing rests on evidence (EVI04), maps
of the future (INC17), and `evidence: []`.

## Source

The format: `quotes` are what customers said, word for word.
"""

from collections.abc import Iterator

from cjmap.finding import Severity
from cjmap.reading.reading import Reading
from cjmap.rules.option import Options
from cjmap.rules.rule import Hit, Preset, Rule
from cjmap.rules.wording import quoted


def check(reading: Reading, options: Options) -> Iterator[Hit]:
    """Yield a hit for each quote that nobody can trace."""
    if reading.is_future:
        return
    quotes = [said for said in reading.said("quotes") if said.is_real]
    for said in quotes:
        if said.item.evidence is None and not reading.citations.is_proven(said):
            yield Hit(f"Nothing says who said {quoted(said.text)}", said.pointer, name=said.text, of=len(quotes))


RULE = Rule(
    Severity.INFO,
    Preset.STRICT,
    check,
    started="evidence",
    fold="Nothing says who said {count} of {of} quotes: {names}",
)
