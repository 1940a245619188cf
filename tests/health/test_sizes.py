"""Sizes: short functions, small files; someone new finds the room for a change in a minute."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "beside"


def functions() -> dict[str, int]:
    found = {}
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                length = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 1
                found[f"{file.relative_to(PACKAGE)}:{node.lineno} {node.name}"] = length
    return found


def test_functions_are_short():
    lengths = sorted(functions().values())
    assert median(lengths) <= 8
    assert sum(length <= 25 for length in lengths) >= 0.9 * len(lengths)
    assert sum(length > 50 for length in lengths) <= 0.03 * len(lengths)


def test_no_file_holds_too_much():
    long = {str(file.relative_to(PACKAGE)): lines for file in PACKAGE.rglob("*.py") if (lines := len(file.read_text("utf-8").splitlines())) > 400}
    assert not long
