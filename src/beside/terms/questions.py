"""What a coded entry asks and answers: which code asks for which fact, and which code is which value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from beside.terms.tables import WORD, names_of, parts, plain_words, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beside.terms.codes import Code
    from beside.terms.tables import Names


@dataclass(frozen=True, slots=True)
class Question:
    """The kind of fact a code asks for, and the name of that fact: `stage.t`, `c`."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class StageValue:
    """A stage that a code means: the prefix and the system it brings along, and the value as facts write it."""

    prefix: str
    staging: str
    value: str


def question_of(code: Code) -> Question | None:
    return _questions().get(code.key)


def question_of_words(text: str) -> Question | None:
    """The question that is asked in exactly these words, where it has no code."""
    kind_and_name = _questions_by_words().get(" ".join(WORD.findall(plain_words(text))))
    return Question(*kind_and_name.split("|")) if kind_and_name else None


def answer_of_code(kind: str, code: Code) -> str | None:
    """The value that this code is, where an answer of this kind is asked for."""
    return _answers_by_code().get((kind, *code.key))


def answer_of_words(kind: str, text: str) -> str | None:
    """The value that exactly these words are."""
    return _answers_by_words(kind).get(" ".join(WORD.findall(plain_words(text))))


def answer_in_words(kind: str, text: str) -> str | None:
    """The value that the longest known words within these words are."""
    return _answers_by_words(kind).longest_in(plain_words(text))


def stage_of_code(code: Code) -> StageValue | None:
    return _stages().get(code.key)


@cache
def _questions() -> Mapping[tuple[str, str], Question]:
    return {(row["system"], row["code"]): Question(row["kind"], row["name"]) for row in read_table("questions") if row["code"]}


@cache
def _questions_by_words() -> Names:
    rows = (row for row in read_table("questions") if not row["code"])
    return names_of((word, f"{row['kind']}|{row['name']}") for row in rows for word in parts(row["words"]))


@cache
def _answers_by_code() -> Mapping[tuple[str, str, str], str]:
    return {(row["kind"], row["system"], row["code"]): row["value"] for row in read_table("answers") if row["code"]}


@cache
def _answers_by_words(kind: str) -> Names:
    rows = (row for row in read_table("answers") if row["kind"] == kind)
    return names_of((word, row["value"]) for row in rows for word in (row["value"].lower(), *parts(row["words"])))


@cache
def _stages() -> Mapping[tuple[str, str], StageValue]:
    return {
        (row["system"], row["code"]): StageValue(row["prefix"], row["staging"], row["value"]) for row in read_table("stages")
    }
