"""The sentences for what could not be read: what, where, what to do now. None holds words of the record."""

from __future__ import annotations

from beside.errors import Problem
from beside.records import limits

ASK = "Ask the place that gave it for a text or FHIR copy, or type what it says into a text file."
AGAIN = "Ask for this record again, or save it again from where it came from."
NOTHING_TO_DO = "Nothing needs to be done; compare it with the original where it matters."


class RefusedRecordError(Exception):
    """Stops the reading of one record; `problem` says why. Caught where the record is read, nowhere else."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.kind)


def not_read_yet(where: str, thing: str) -> Problem:
    return Problem(where, f"This is {thing}. Beside does not read that yet.", ASK, "not-read-yet")


def another_person(where: str, count: int) -> Problem:
    said = "A part of this record names" if count == 1 else f"{count} parts of this record name"
    what = f"{said} somebody else than the person the record is of. What is said there was not taken for this person's."
    hint = "Read it in the original. If the name is a mistake, ask the place that wrote it to correct it."
    return Problem(where, what, hint, "another-person")


def empty(where: str) -> Problem:
    return Problem(where, "This file is empty.", AGAIN, "empty")


def not_found(where: str) -> Problem:
    return Problem(
        where,
        "There is no file or folder of this name.",
        "Look for a typing error in the name.",
        "not-found",
    )


def not_opened(where: str, error: OSError) -> Problem:
    reason = error.strerror or type(error).__name__
    return Problem(
        where,
        f"This could not be opened: {reason}.",
        "See whether you may open it yourself.",
        "not-opened",
    )


def hidden(where: str, names: list[str]) -> Problem:
    shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    what = f"Hidden files are left out: {shown}."
    return Problem(where, what, "If one of them is a record, name it on its own.", "hidden")


def folders_too_deep(where: str) -> Problem:
    what = (
        f"Folders are followed {limits.FOLDERS_DEEP} deep; what lies below this one was not read."
    )
    return Problem(where, what, "Name the inner folder on its own.", "limit")


def too_large(where: str, limit: int) -> Problem:
    what = f"This is larger than {limits.in_words(limit)}, the most that is read in one piece."
    hint = (
        "Split it, or ask for the records as NDJSON (one resource per line), which may be larger."
    )
    return Problem(where, what, hint, "limit")


def too_many_layers(where: str, what: str, limit: int) -> Problem:
    return Problem(
        where, f"{what} inside one another, more than {limit} deep, are not opened.", AGAIN, "limit"
    )


def packed_too_tightly(where: str) -> Problem:
    what = (
        f"Unpacked, this grows to more than {limits.GZIP_RATIO} times its size. Records never do; files made to "
        "stop a computer do."
    )
    return Problem(
        where, what, "Leave it out, or ask the place that gave it for an unpacked copy.", "limit"
    )


def packing_broken(where: str) -> Problem:
    what = "This packed file (gzip) is damaged or cut short. What could be unpacked was read."
    return Problem(where, what, AGAIN, "damaged")


def too_deep(where: str) -> Problem:
    what = f"This JSON has brackets within brackets, more than {limits.DEPTH} deep. FHIR needs about 20."
    return Problem(where, what, AGAIN, "limit")


def too_many(where: str, things: str, limit: int) -> Problem:
    what = f"This holds more than {limit:,} {things}, the most that is read in one piece."
    return Problem(where, what, "Split it into smaller files.", "limit")


def too_little_memory(where: str) -> Problem:
    what = "This needs more memory than the computer could give."
    return Problem(where, what, "Close other programs, or split it into smaller files.", "limit")


def same_bytes(where: str, first: str) -> Problem:
    what = f"This is the same, byte for byte, as {first}, and was read once."
    return Problem(where, what, "Nothing needs to be done.", "same-bytes", lost=False)


def reader_stopped(where: str, error: BaseException) -> Problem:
    what = f"Beside's own reader stopped at this record ({type(error).__name__}). That is a fault of Beside."
    hint = "Please tell us the words in brackets and what kind of record it is; do not send the record."
    return Problem(where, what, hint, "reader-stopped")


def not_fhir(where: str) -> Problem:
    what = "This is JSON, but not a FHIR record: nothing in it says which resource it is."
    return Problem(where, what, ASK, "not-fhir")


def no_resources(where: str) -> Problem:
    return Problem(where, "This FHIR record holds no resources: there is nothing in it to read.", AGAIN, "empty")


def broken_json(where: str, byte: int, rescued: int) -> Problem:
    what = f"This JSON is damaged or cut short at about byte {byte:,}."
    if rescued:
        what += f" Entries read before that place: {rescued:,}; what comes after was not read."
    return Problem(where, what, AGAIN, "broken-json")


def not_numbers(where: str, count: int) -> Problem:
    what = f"Values that are NaN or Infinity instead of a number, and were left out: {count:,}."
    return Problem(where, what, AGAIN, "not-a-number")


def raw_control_characters(where: str, count: int) -> Problem:
    what = f"Control characters that JSON does not allow, read all the same: {count:,}."
    return Problem(where, what, NOTHING_TO_DO, "control-characters", lost=False)


def half_characters(where: str, count: int) -> Problem:
    what = f"Characters of which only half is there (lone surrogates), shown as �: {count:,}."
    return Problem(where, what, NOTHING_TO_DO, "broken-characters")


def guessed_encoding(where: str, encoding: str) -> Problem:
    what = f"Some letters with accents, and signs such as µ, may print wrongly. (It was read as {encoding}, not as UTF-8.)"
    return Problem(where, what, "Where a word looks odd, look at the original.", "encoding", lost=False)


def broken_characters(where: str, count: int) -> Problem:
    what = f"Damaged characters, shown as �: {count:,}."
    return Problem(where, what, AGAIN, "broken-characters")


def nul_characters(where: str, count: int) -> Problem:
    what = f"NUL characters, which are no text, each read as a space: {count:,}."
    return Problem(where, what, NOTHING_TO_DO, "control-characters", lost=False)


def not_text(where: str) -> Problem:
    what = "This is neither text nor a kind of file that Beside knows."
    return Problem(where, what, ASK, "unknown")


def broken_attachment(where: str, reason: str) -> Problem:
    return Problem(
        where, f"This attachment could not be unpacked: {reason}.", AGAIN, "broken-attachment"
    )


def other_size(where: str, said: int, found: int) -> Problem:
    what = f"The record says that this attachment has {said:,} bytes; it has {found:,}. It was read as it is."
    return Problem(where, what, AGAIN, "other-size", lost=False)


def other_hash(where: str) -> Problem:
    what = "The checksum in the record is not that of this attachment: one of them was changed. It was read as it is."
    return Problem(where, what, AGAIN, "other-hash", lost=False)


def elsewhere(where: str, title: str, shown: str) -> Problem:
    """Carries words of the record: the title and the place, because they are what the person must ask for."""
    called = f" “{title}”" if title else ""
    place = f"it is said to be at {shown}" if shown else "nothing says where it is"
    what = f"The record speaks of a document{called} that is not in it; {place}."
    hint = "Ask the place that gave the record for this document itself."
    plainly = "The record speaks of a document that is not in it."
    return Problem(where, what, hint, "elsewhere", plainly=plainly)


def two_documents_at(where: str, shown: str) -> Problem:
    what = (
        f"More than one document is said to be at {shown}; which one is meant here cannot be told."
    )
    hint = "Each was read on its own; see which one belongs here."
    plainly = "More than one document may be the one that is meant here; which one cannot be told."
    return Problem(where, what, hint, "elsewhere", lost=False, plainly=plainly)


def doctype(where: str) -> Problem:
    what = (
        "This XML begins with a DOCTYPE, which can make a computer open other files or run out of memory. Clinical "
        "documents have none, so it was not opened."
    )
    return Problem(where, what, AGAIN, "doctype")


def broken_xml(where: str, line: int) -> Problem:
    what = f"This XML is damaged or cut short at about line {line:,}, so none of it was read."
    return Problem(where, what, AGAIN, "broken-xml")


def no_body(where: str) -> Problem:
    what = "This clinical document has a head and nothing below it: there is nothing in it to read."
    return Problem(where, what, AGAIN, "empty")


def of_others(where: str, count: int) -> Problem:
    what = f"Entries that are about somebody else than the patient, and were left out: {count:,}."
    return Problem(where, what, NOTHING_TO_DO, "of-others", lost=False)


def only_coded(where: str, count: int) -> Problem:
    what = f"Places where a code says that there is none of something, and the words beside it that nothing is shown or known: {count:,}. Nothing was taken from them."
    hint = "Ask the place that gave it which of the two is so."
    return Problem(where, what, hint, "only-coded", lost=False)


def too_deep_inside(where: str, count: int) -> Problem:
    what = f"Entries that lie more than {limits.SECTIONS_DEEP} deep within others, and were not read: {count:,}."
    return Problem(where, what, AGAIN, "limit")
