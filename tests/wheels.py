"""The wheel, built once for the tests that look at it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from tests.conftest import ROOT, require

if TYPE_CHECKING:
    from pathlib import Path


def build_wheel(folder: Path) -> Path:
    """Without the network: what builds it was fetched when the environment was made."""
    uv = shutil.which("uv") or shutil.which(ROOT / ".boot" / "bin" / "uv")
    require(uv, "uv")
    done = subprocess.run([str(uv), "build", "--wheel", "--offline", "--out-dir", folder, ROOT], capture_output=True, text=True, check=False)
    wheels = list(folder.glob("*.whl"))
    require(wheels, f"a wheel that can be built without the network ({done.stderr[-300:]})")
    return wheels[0]
