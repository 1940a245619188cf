"""Cards applied to a case: goal, options, what could change the plan, second opinion, questions, differences."""

from beside.guide.guide import Guide
from beside.guide.make import make_guide

__all__ = ["Guide", "make_guide"]
