"""Facts and statements gathered, parted by person; timeline and conflicts. It never infers."""

from beside.case.case import Case, Change, Conflict, Event, Identity, Statement, Tumour
from beside.case.compare import exclude_each_other, is_before_pathology
from beside.case.gather import make_case, make_cases
from beside.case.series import Series, in_series, is_stopped, newest_first, stops
from beside.case.tumours import may_be_of

__all__ = [
    "Case",
    "Change",
    "Conflict",
    "Event",
    "Identity",
    "Series",
    "Statement",
    "Tumour",
    "exclude_each_other",
    "in_series",
    "is_before_pathology",
    "is_stopped",
    "make_case",
    "make_cases",
    "may_be_of",
    "newest_first",
    "stops",
]  # fmt: skip
