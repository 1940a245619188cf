"""A note under test is the docstring of its test."""

from __future__ import annotations

from hashlib import sha256
from inspect import cleandoc

import pytest

from beside.facts import facts_in_files
from beside.records.document import Document, DocumentKind, Page
from tests.ccda import ccda


@pytest.fixture
def note(request: pytest.FixtureRequest) -> Document:
    """The docstring of the test, as a document."""
    text = cleandoc(request.function.__doc__ or "")
    identity = sha256(text.encode()).hexdigest()
    return Document(identity, DocumentKind.TEXT, ("note.txt",), text, (Page(1, 0, len(text)),))


@pytest.fixture
def document():
    """Makes a document of some words."""

    def make(text: str) -> Document:
        identity = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return Document(identity, DocumentKind.TEXT, ("note.txt",), text, (Page(1, 0, len(text)),))

    return make


@pytest.fixture
def facts_in(tmp_path):
    """The facts of a document of these sections, but for those of the person."""

    def read(*sections: str) -> list:
        path = tmp_path / "care.xml"
        path.write_text(ccda(*sections), encoding="utf-8")
        reading = facts_in_files([path])
        assert not reading.problems
        return [fact for fact in reading.facts if fact.kind != "person"]

    return read
