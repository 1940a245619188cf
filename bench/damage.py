"""Copies of the own notes as a scan leaves them: letters read as others that look alike, at a fixed rate and chance."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.notes import Note

RATE = 0.01  # of the characters that can be mistaken: about what Tesseract leaves on a poor fax
ALIKE = {"0": "O", "O": "0", "1": "l", "l": "1", "I": "l", "5": "S", "S": "5", "8": "B", "B": "8", "e": "c", "c": "e", "n": "u", "u": "n", "i": "j", ",": ".", "+": "t"}


def damage_note(note: Note) -> Note:
    """One character for one, so that every label keeps its place."""
    return replace(note, text=damage_text(note.text, seed=note.number))


def damage_text(text: str, seed: int) -> str:
    chance = random.Random(seed)
    return "".join(ALIKE[sign] if sign in ALIKE and chance.random() < RATE else sign for sign in text)
