"""The manual in docs/ is the one the tests make."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_manual_is_not_stale():
    spec = importlib.util.spec_from_file_location("manual", ROOT / "tools" / "manual.py")
    assert spec is not None
    assert spec.loader is not None
    manual = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(manual)
    stale = [name for name, text in manual.chapters().items() if not (manual.MANUAL / name).exists() or (manual.MANUAL / name).read_text("utf-8") != text]
    assert not stale, "run ./run python tools/manual.py"
