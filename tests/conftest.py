"""What every test can use: the repository, the shared records, and skips that turn into failures in CI."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"


def require(present: object, what: str) -> None:
    """Skips by name where something is missing; fails instead where everything is required."""
    if present:
        return
    if os.environ.get("BESIDE_REQUIRE_ALL"):
        pytest.fail(f"needs {what}, and nothing may be skipped here")
    pytest.skip(f"needs {what}")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("shared"):
        require(SHARED.is_dir(), "the shared records beside the repository")


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test leaves pages among those of whoever runs it."""
    monkeypatch.setenv("BESIDE_NO_CACHE", "1")


@pytest.fixture
def shared() -> Path:
    require(SHARED.is_dir(), "the shared records beside the repository")
    return SHARED


@pytest.fixture
def chromium() -> str:
    found = shutil.which("chromium")
    require(found, "the Debian package chromium")
    return str(found)
