"""How to use this guide, in a few lines."""

from __future__ import annotations

from beside.brief import wording
from beside.brief.messages import frame
from beside.brief.page import Section
from beside.brief.present.build import bullets


def present_how_to_use() -> Section:
    return Section("how-to-use", frame(wording.HOW), (bullets(wording.HOW_STEPS),))
