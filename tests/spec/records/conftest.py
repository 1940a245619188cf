"""Writes the records of a test to a folder and reads them back."""

from __future__ import annotations

import base64
import inspect
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from beside.errors import Problem
from beside.records import read_records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from beside.records import Document, Entry


@dataclass
class Reading:
    documents: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def entries(self) -> list[Entry]:
        return [entry for document in self.documents for entry in document.entries]

    @property
    def kinds(self) -> list[str]:
        return [problem.kind for problem in self.problems]

    @property
    def notes(self) -> list[Document]:
        """The documents that lie in other documents."""
        return [document for document in self.documents if document.container]


def read_paths(*paths: Path) -> Reading:
    reading = Reading()
    for result in read_records(paths):
        (reading.problems if isinstance(result, Problem) else reading.documents).append(result)
    return reading


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "records"
    made.mkdir()
    return made


@pytest.fixture
def write(folder: Path) -> Callable[..., Path]:
    """Writes one record: bytes as they are, text as UTF-8, anything else as JSON."""

    def write_record(name: str, content: object) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_bytes(content))
        return path

    return write_record


@pytest.fixture
def read(write: Callable[..., Path]) -> Callable[..., Reading]:
    """Reads one record from a file of this name."""
    return lambda content, name="record": read_paths(write(name, content))


@pytest.fixture
def record(request: pytest.FixtureRequest, read: Callable[..., Reading]) -> Reading:
    """The record that stands in the docstring of the test, as read."""
    return read(inspect.cleandoc(request.function.__doc__ or ""))


def as_bytes(content: object) -> bytes:
    if isinstance(content, bytes):
        return content
    return content.encode() if isinstance(content, str) else json.dumps(content).encode()


def in_base64(content: object) -> str:
    return base64.b64encode(as_bytes(content)).decode()
