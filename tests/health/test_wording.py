"""The sentences of brief, pages and terminal: none recommends, ranks or predicts, by the words barred on cards; none is left over."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.health.test_cards import ADVISING

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "beside"
BRIEF = PACKAGE / "brief"
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


def names_defined(wording: Path) -> set[str]:
    return {target.id for part in ast.parse(wording.read_text("utf-8")).body if isinstance(part, ast.Assign) for target in part.targets if isinstance(target, ast.Name)}


def names_used(wording: Path) -> set[str]:
    """What Python takes from one file of the wording, and every name in capitals in templates and tables."""
    used = set()
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        imports = [(part.module, name) for part in ast.walk(tree) if isinstance(part, ast.ImportFrom) for name in part.names]
        called = {name.asname or name.name for module, name in imports if module == "beside.brief" and name.name == wording.stem}
        used |= {name.name for module, name in imports if module == f"beside.brief.{wording.stem}"}
        used |= {part.attr for part in ast.walk(tree) if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name) and part.value.id in called}
    written = [*BRIEF.glob("templates/**/*.*"), *BRIEF.glob("data/clinical_*.csv")]
    return used.union(*(re.findall(r"[A-Z][A-Z_0-9]+", path.read_text("utf-8")) for path in written if path.suffix in {".j2", ".typ", ".csv"}))


@pytest.mark.parametrize("wording", sorted(BRIEF.glob("wording*.py")), ids=lambda path: path.stem)
def test_every_sentence_of_the_wording_is_said_somewhere(wording):
    assert names_defined(wording) - names_used(wording) == set()
