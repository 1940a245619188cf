"""Beside helps a person with cancer prepare for one conversation about their treatment plan.

The public face. Nothing is loaded until it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from beside.app.write_brief import write_brief
    from beside.case import make_case, make_cases
    from beside.facts import facts_in_files, facts_in_text, read_facts
    from beside.guide import make_guide
    from beside.knowledge import load_knowledge

__all__ = [
    "facts_in_files", "facts_in_text", "load_knowledge", "make_case", "make_cases", "make_guide", "read_facts",
    "write_brief",
]  # fmt: skip

HOMES = {
    "facts_in_files": "beside.facts",
    "facts_in_text": "beside.facts",
    "load_knowledge": "beside.knowledge",
    "make_case": "beside.case",
    "make_cases": "beside.case",
    "make_guide": "beside.guide",
    "read_facts": "beside.facts",
    "write_brief": "beside.app.write_brief",
}


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module 'beside' has no {name!r}")
    return getattr(import_module(HOMES[name]), name)
