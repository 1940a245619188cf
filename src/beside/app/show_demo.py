"""The brief of a shipped, made-up person."""

from __future__ import annotations

from datetime import date
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from beside.app.write_brief import write_brief

if TYPE_CHECKING:
    from pathlib import Path

    from beside.app.write_brief import Written
    from beside.brief import Show

# The made-up person's records end in November 2026; the brief is made as if on this day.
DEMO_DAY = date(2026, 11, 22)


def show_demo(folder: Path, show: Show) -> Written:
    """Writes the demo's brief into the folder, from its letters and reports."""
    with as_file(files("beside.app") / "demo" / "notes") as notes:
        return write_brief([notes], folder, today=DEMO_DAY, show=show)
