"""Documents in, facts out: from coded entries and from free text."""

from beside.facts.fact import About, Assertion, Course, Details, Fact, Person, Status, Time
from beside.facts.read import Reading, facts_in_files, facts_in_text, read_documents, read_facts
from beside.facts.status import status_at
from beside.records import Document

__all__ = [
    "About", "Assertion", "Course", "Details", "Document", "Fact", "Person", "Reading", "Status", "Time",
    "facts_in_files", "facts_in_text", "read_documents", "read_facts", "status_at",
]  # fmt: skip
