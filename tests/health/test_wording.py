"""No sentence of the brief, the pages or the terminal recommends, ranks or predicts: the same words are barred as on cards."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.health.test_cards import ADVISING

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "beside"
SPEAKING = [
    path
    for folder in ("brief", "app", "cli.py", "errors.py", *(f"records/{path.name}" for path in PACKAGE.glob("records/*problems.py")))
    for path in ([PACKAGE / folder] if (PACKAGE / folder).is_file() else sorted((PACKAGE / folder).rglob("*")))
    if path.suffix in {".py", ".j2", ".typ", ".csv"} and "demo" not in path.parts
]


def advice_in(text: str) -> list[str]:
    return [found[0] for found in ADVISING.finditer(text)]


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_that_speaks_recommends_ranks_or_predicts(path):
    assert advice_in(path.read_text("utf-8")) == []


def test_advice_is_seen():
    assert advice_in("There is no hurry: surgery is the best and you should have it.") == ["There is no hurry", "is the best", "you should"]
