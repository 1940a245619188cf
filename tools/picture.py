"""Draws docs/images/brief.png, the first page of the demo's brief, for the README. Needs Debian's poppler-utils."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from beside.app.show_demo import show_demo
from beside.brief import Show

IMAGE = Path(__file__).resolve().parent.parent / "docs" / "images" / "brief"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        show_demo(Path(folder), Show.PLAN)
        command = ["pdftoppm", "-r", "72", "-f", "1", "-l", "1", "-singlefile", "-png", f"{folder}/brief.pdf", str(IMAGE)]
        return subprocess.run(command, check=False).returncode  # noqa: S603 - our own command


if __name__ == "__main__":
    sys.exit(main())
