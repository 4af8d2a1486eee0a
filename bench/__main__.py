"""`python -m bench`: measure, keep the figures, write the page."""

import argparse
import json
from collections.abc import Sequence

from bench.figures import KEPT, Figures, Scope, Section, keep, kept
from bench.page import PAGE, write_page
from bench.running import say
from bench.sections import SECTIONS
from bench.tools import machine

_MACHINE = KEPT / "machine.json"


def main() -> None:
    """Measure what is asked for and write the page from all that was measured, now or before."""
    asked = _arguments()
    if asked.list:
        print("\n".join(section.name for section in SECTIONS))
        return
    chosen = _chosen(asked.only)
    if not asked.page:
        _measure_all(chosen, Scope(asked.quick, asked.rounds))
    if not asked.quick:
        known = [(section, kept(section.name)) for section in SECTIONS]
        facts = json.loads(_MACHINE.read_text(encoding="utf-8"))
        write_page(facts, [(section, figures) for section, figures in known if figures is not None])
        say(f"{PAGE} is written")


def _measure_all(chosen: Sequence[Section], scope: Scope) -> None:
    """Measure sections one after the other, and keep the figures of each at once, unless they are quick ones."""
    for section in chosen:
        say(f"{section.name}: {section.title}")
        figures = section.measure(scope)
        _print(section, figures)
        if not scope.quick:
            keep(section.name, figures)
            _MACHINE.write_text(json.dumps(machine(), indent=1) + "\n", encoding="utf-8")


def _print(section: Section, figures: Figures) -> None:
    print("\n\n".join((*section.tell(figures), "")), flush=True)
    for target in section.targets(figures):
        shown = f"{target.show(target.found)} (at most {target.show(target.most)})"
        print(f"{'met' if target.met else 'NOT MET'}: {target.what}: {shown}", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure how long cjmap takes.")
    parser.add_argument("--only", metavar="SECTIONS", help="only these sections, with commas between")
    parser.add_argument("--rounds", type=int, metavar="N", help="so many rounds instead of what is usual for each")
    parser.add_argument("--quick", action="store_true", help="a hundredth of the maps, once; nothing is kept")
    parser.add_argument("--page", action="store_true", help="only write the page from the figures that are kept")
    parser.add_argument("--list", action="store_true", help="print the names of the sections")
    return parser.parse_args()


def _chosen(only: str | None) -> Sequence[Section]:
    """Return the sections of some names, all of them without names.

    Raises:
        SystemExit: for a name that none has.
    """
    if only is None:
        return SECTIONS
    by_name = {section.name: section for section in SECTIONS}
    names = only.split(",")
    if unknown := [name for name in names if name not in by_name]:
        raise SystemExit(f"no section is called {unknown[0]}; there are {', '.join(by_name)}")
    return [by_name[name] for name in names]


if __name__ == "__main__":
    main()
