"""Facts and statements gathered, parted by person; timeline and conflicts. It never infers."""

from beside.case.case import Case, Change, Conflict, Event, Identity, Statement, Tumour
from beside.case.gather import make_case, make_cases

__all__ = [
    "Case", "Change", "Conflict", "Event", "Identity", "Statement", "Tumour", "make_case", "make_cases",
]  # fmt: skip
