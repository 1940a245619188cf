"""Rooms keep to their doors, and each room to its manners."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "beside"
MAY_IMPORT = {
    "terms": "",
    "errors": "",
    "records": "",
    "facts": "records",
    "case": "facts",
    "knowledge": "",
    "guide": "facts case knowledge",
    "brief": "records facts case knowledge guide",
    "app": "records facts case knowledge guide brief",
    "cli": "app progress terminal brief knowledge facts records",
    "progress": "terminal",
    "terminal": "",
}
TOUCH_THE_DISK = {"records", "app", "cli"}
NETWORK = {"socket", "ssl", "http", "urllib", "requests", "httpx", "aiohttp", "ftplib", "smtplib"}


def files_of(room: str) -> list[Path]:
    single = PACKAGE / f"{room}.py"
    return [single] if single.exists() else sorted((PACKAGE / room).rglob("*.py"))


def imports_of(file: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return found


def test_every_room_is_listed_here():
    rooms = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert rooms - {"__init__"} == set(MAY_IMPORT)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_room_keeps_to_its_own_doors(room):
    allowed = {room, "terms", "errors", *MAY_IMPORT[room].split()}
    strays = [
        f"{file.relative_to(PACKAGE)} imports {name}"
        for file in files_of(room)
        for name in imports_of(file)
        if name.startswith("beside.") and name.split(".")[1] not in allowed
    ]
    assert not strays


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_no_room_opens_a_way_to_the_network(room):
    strays = [
        f"{file.relative_to(PACKAGE)} imports {name}"
        for file in files_of(room)
        for name in imports_of(file)
        if name.split(".")[0] in NETWORK and name != "urllib.parse"
    ]
    assert not strays


@pytest.mark.parametrize("room", sorted(set(MAY_IMPORT) - TOUCH_THE_DISK))
def test_pure_rooms_do_not_touch_the_disk(room):
    strays = [
        f"{file.relative_to(PACKAGE)}:{node.lineno} calls {called_name(node)}"
        for file in files_of(room)
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and called_name(node) in {"open", "write_text", "write_bytes", "mkdir", "unlink"}
    ]
    assert not strays


def called_name(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def test_only_the_errors_room_and_its_children_know_how_a_refusal_reads():
    """No broad `except` anywhere but at the two borders: around a record, and around a verb."""
    broad = [
        str(file.relative_to(PACKAGE))
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}))
    ]
    assert sorted(broad) == ["cli.py", "records/guard.py"]
