"""All that is measured, in the order of the page; what runs inside this process comes last, for it grows by that."""

from bench.figures import Section
from bench.sections.checking import HUNDRED, ONE, TEN_THOUSAND, THOUSAND
from bench.sections.large import LARGE
from bench.sections.parts import PARTS
from bench.sections.processes import PROCESSES
from bench.sections.rendering import RENDERING
from bench.sections.repeated import REPEATED
from bench.sections.rules import RULES
from bench.sections.starting import STARTING

SECTIONS: tuple[Section, ...] = (
    ONE,
    HUNDRED,
    THOUSAND,
    TEN_THOUSAND,
    REPEATED,
    PROCESSES,
    LARGE,
    STARTING,
    PARTS,
    RULES,
    RENDERING,
)
"""The sections of the page."""
