"""The wheel, installed with plain pip where there is nothing else, makes the demo. Needs a way to the package registry."""

from __future__ import annotations

import os
import subprocess
import venv

import pytest

from tests.conftest import require
from tests.wheels import build_wheel


@pytest.mark.soak
def test_the_demo_runs_from_an_empty_environment(tmp_path):
    wheel = build_wheel(tmp_path / "dist")
    venv.create(tmp_path / "empty", with_pip=True)
    programs = tmp_path / "empty" / ("Scripts" if os.name == "nt" else "bin")

    installed = subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", wheel], capture_output=True, text=True, check=False)
    require(installed.returncode == 0, f"a way to the package registry ({installed.stderr[-300:]})")
    done = subprocess.run([programs / "beside", "demo"], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "beside-demo" / "brief.pdf").read_bytes().startswith(b"%PDF")
