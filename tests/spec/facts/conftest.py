"""A note under test is the docstring of its test."""

from __future__ import annotations

from hashlib import sha256
from inspect import cleandoc

import pytest

from beside.records.document import Document, DocumentKind, Page


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
