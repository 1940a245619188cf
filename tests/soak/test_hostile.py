"""Files made to break readers, one by one through `beside facts`, then all at once through `beside brief`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "hostile.py"
FOLDERS = ("hostile", "dicom")


@pytest.mark.soak
@pytest.mark.shared
def test_every_hostile_file_gets_an_answer_in_10_s_and_1_gib(shared):
    folders = [shared / name for name in FOLDERS]

    done = subprocess.run([sys.executable, TOOL, *folders], capture_output=True, text=True, check=False)

    assert done.returncode == 0, "\n".join(line for line in done.stdout.splitlines() if "<--" in line)
    assert len(done.stdout.splitlines()) > 400
