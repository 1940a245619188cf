"""The sentences for files that hold other files, and for what was passed over on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.errors import Problem
from beside.records import limits
from beside.records.problems import AGAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

UNPACK = "Unpack it yourself, then give the folder."
SHOWN = 5


def listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def grows_too_much(where: str) -> Problem:
    what = (
        f"Unpacked, what is in this grows to more than {limits.GZIP_RATIO} times its size, or more than "
        f"{limits.in_words(limits.UNPACKED)}, the most that is taken out of one file. What came before was read."
    )
    return Problem(where, what, "Unpack it on its own if you trust it, and give only the records in it.", "limit")


def too_many_members(where: str) -> Problem:
    what = f"More than {limits.MEMBERS:,} files lie in this, the most that are opened. What came before was read."
    return Problem(where, what, "Unpack it, and give the folders one after the other.", "limit")


def containers_too_deep(where: str) -> Problem:
    what = f"Containers inside one another, more than {limits.LAYERS} deep, are not opened."
    return Problem(where, what, UNPACK, "limit")


def too_many_parts(where: str, limit: int) -> Problem:
    what = f"This mail is made of too many parts within parts: more than {limit}, or fewer of very many lines."
    return Problem(where, what, "Save the mail as PDF, and what was attached on its own.", "limit")


def locked(where: str, names: Sequence[str]) -> Problem:
    what = f"Locked with a password, and not read: {listed(names)}."
    return Problem(where, what, "Unpack it with the password, then give the folder.", "locked")


def packed_otherwise(where: str, names: Sequence[str]) -> Problem:
    what = f"Packed in a way that Beside does not open: {listed(names)}."
    return Problem(where, what, UNPACK, "not-read-yet")


def overlapping(where: str) -> Problem:
    what = "Files in this lie over one another, as records never do and as files made to stop a computer do."
    return Problem(where, what, "Leave it out, or ask the place that gave it for an unpacked copy.", "limit")


def list_broken(where: str) -> Problem:
    what = "The list of contents of this ZIP is damaged or missing. The files that could still be found were read."
    return Problem(where, what, AGAIN, "damaged")


def no_members(where: str) -> Problem:
    return Problem(where, "There is no file in this container.", AGAIN, "empty")


def member_broken(where: str) -> Problem:
    what = "This is damaged or cut short in its container. What could be unpacked was read."
    return Problem(where, what, AGAIN, "damaged")


def checksum_differs(where: str) -> Problem:
    what = "The checksum in the container is not that of this file: something in it was changed. It was read as it is."
    return Problem(where, what, AGAIN, "damaged")


def names_lead_outside(where: str, count: int) -> Problem:
    what = f"Names in this lead outside of it: {count:,}. Those files were read here; nothing was written anywhere."
    return Problem(where, what, "Nothing needs to be done.", "odd-names", lost=False)


def same_name_twice(where: str, count: int) -> Problem:
    what = f"Names that stand more than once in this: {count:,}. Each of the files was read, with a number."
    return Problem(where, what, "See which of them is right, where they differ.", "odd-names", lost=False)


def links(where: str, count: int) -> Problem:
    what = f"Links and devices, which hold nothing of their own, were left out: {count:,}."
    return Problem(where, what, UNPACK, "odd-names")


def passed_over(where: str, sentence: str, names: Sequence[str]) -> Problem:
    return Problem(where, f"{sentence}: {listed(names)}.", "Nothing needs to be done.", "passed-over", lost=False)


def passed_over_alone(where: str, sentence: str) -> Problem:
    return Problem(where, sentence, "Nothing needs to be done.", "passed-over", lost=False)


def same_as_others(where: str, names: Sequence[str]) -> Problem:
    what = f"These files were read before, byte for byte the same, and were read once: {listed(names)}."
    return Problem(where, what, "Nothing needs to be done.", "same-bytes", lost=False)


def pictures_left_out(where: str, count: int) -> Problem:
    what = f"Pictures in this text were not read: {count:,}. Its words were."
    return Problem(where, what, "If one of them is a scan of a report, save this as PDF, and give that.", "pictures")


def deleted_left_out(where: str) -> Problem:
    what = "This text was changed with the changes kept. It was read as it stands now: what was crossed out was left out."
    return Problem(where, what, "If what was crossed out matters, ask who changed it.", "deleted", lost=False)


def cut_short(where: str) -> Problem:
    return Problem(where, "This is damaged or cut short. What could be read was read.", AGAIN, "damaged")


def small_pictures(where: str, count: int) -> Problem:
    what = f"Small pictures in this text, such as logos, passed over: {count:,}."
    return Problem(where, what, "Nothing needs to be done.", "passed-over", lost=False)


def document_type(where: str) -> Problem:
    what = "This declares a document type (DOCTYPE), as papers never do and as files made to stop a computer do."
    return Problem(where, what, "Leave it out, or ask the place that gave it for a PDF.", "limit")


def named_with_advice(where: str, thing: str, hint: str) -> Problem:
    return Problem(where, f"This is {thing}. Beside does not read that yet.", hint, "not-read-yet")
