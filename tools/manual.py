"""Writes docs/manual/ from tests/spec/: a folder is a chapter, a file a section, a test a paragraph."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPEC, MANUAL = ROOT / "tests" / "spec", ROOT / "docs" / "manual"
CHAPTERS = ("records", "facts", "terms", "case", "knowledge", "guide", "brief", "app")


def chapters() -> dict[str, str]:
    """The text of every page of the manual by its file name."""
    pages = {f"{name}.md": chapter(SPEC / name) for name in CHAPTERS if any((SPEC / name).glob("test_*.py"))}
    return {"README.md": contents(pages), **pages}


def contents(pages: dict[str, str]) -> str:
    listed = "\n".join(f"- [{page.removesuffix('.md').capitalize()}]({page})" for page in pages)
    return f"# The manual\n\nWhat Beside promises, chapter by chapter. Each paragraph is a test that runs.\n\n{listed}\n"


def chapter(folder: Path) -> str:
    sections = "\n".join(section(file) for file in sorted(folder.glob("test_*.py")))
    return f"# {folder.name.capitalize()}\n\n{sections}"


def section(file: Path) -> str:
    tree = ast.parse(file.read_text("utf-8"))
    title = file.stem.removeprefix("test_").replace("_", " ").capitalize()
    tests = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    intro = (ast.get_docstring(tree) or "").strip()
    return f"## {title}\n\n{intro}\n\n" + "\n".join(paragraph(test) for test in tests) + "\n"


def paragraph(test: ast.FunctionDef) -> str:
    sentence = test.name.removeprefix("test_").replace("_", " ")
    note = ast.get_docstring(test)
    shown = "\n\n" + "\n".join(f"      {line}".rstrip() for line in note.splitlines()) if note else ""
    return f"- {sentence[0].upper()}{sentence[1:]}.{shown}"


def main() -> int:
    MANUAL.mkdir(parents=True, exist_ok=True)
    for name, text in chapters().items():
        (MANUAL / name).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
