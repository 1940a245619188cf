"""Names of facts about the person that other rooms look for."""

from __future__ import annotations

DEATH = "death date"
