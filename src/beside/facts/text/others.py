"""Sentences and pages that name somebody who is not the person a note is of: what they say is not the person's."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from beside.facts.fact import Person
from beside.facts.text.header import birth_before
from beside.facts.text.person import NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from beside.facts.fact import Fact
    from beside.facts.text.context import Context
    from beside.facts.text.note import Note

ALIKE = 0.75  # how much of two words must agree for one to be the other misspelled
HEAD = 200  # characters after a name at the head of a page in which the birth date may stand
FOLLOWING = 12  # sentences that may go on about somebody
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, repr=False)
class Bearer:
    """Whom a text is of: every name that is known of the person, and the birth dates."""

    names: tuple[str, ...] = ()
    births: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "<Bearer>"


NOBODY = Bearer()


def find_others(context: Context, own: Bearer) -> Sequence[Span]:
    """The stretches of the plain text that are of somebody else than this person; none where no name is known."""
    words = words_in(own.names)
    if not words:
        return ()
    words |= names_told(context.note, words)
    return sorted({*sentences_of_others(context.note, words), *pages_of_others(context, words, own.births)})


def names_told(note: Note, own: set[str]) -> set[str]:
    """Other names of the person that the text itself gives: born, married, or called now."""
    text, found = note.plain.text, set[str]()
    for one in patterns()["renamed"].finditer(text):
        two = words_in((one["one"],)), words_in((one["two"],))
        found |= {word for side, other in (two, two[::-1]) if is_same([*side], own) for word in other}
    for one in (*patterns()["called_now"].finditer(text), *patterns()["other_name"].finditer(text)):
        found |= words_in((one["name"],))
    return found


def is_within(spans: Sequence[Span], context: Context, fact: Fact) -> bool:
    """Whether a fact stands in what is of somebody else; what is read as of the family stays that."""
    place = context.note.plain.place
    within = any(place(start) <= fact.source.start < place(end) for start, end in spans)
    return within and fact.status.person is not Person.FAMILY


def sentences_of_others(note: Note, own: set[str]) -> Iterator[Span]:
    """The sentences whose subject is another, with those that go on about them ("she takes ...")."""
    for start, goes_on in sorted({**titled(note, own), **relatives(note, own)}.items()):
        first, last = note.sentence(start)
        yield first, end_of_telling(note, goes_on, last, own)


def titled(note: Note, own: set[str]) -> Mapping[int, str]:
    """Where somebody of another name is said to be ill or treated; colleagues are named too, and are not."""
    low, found = note.plain.low, {}
    for one in patterns()["name"].finditer(note.plain.text):
        if is_same(words_of(low[one.start() : one.end()]), own) or patterns()["role"].match(low, one.end()):
            continue
        if patterns()["after"].match(low, one.end()) or patterns()["before"].search(low, max(0, one.start() - 14), one.start()):
            found[one.start()] = pronouns().get(one["title"].lower(), "anyone")
    return found


def relatives(note: Note, own: set[str]) -> Mapping[int, str]:
    """Where a relative who was named before is told of by the first name alone."""
    text, low, found = note.plain.text, note.plain.low, {}
    named = {one["name"]: pronouns().get(one["title"].lower(), "anyone") for one in patterns()["relative"].finditer(text)}
    for name, goes_on in named.items():
        if is_same(words_of(name), own):
            continue
        for one in re.finditer(rf"(?<![A-Za-z'-]){re.escape(name)}(?![A-Za-z-])", text):
            if patterns()["after"].match(low, one.end()):
                found[one.start()] = goes_on
    return found


def end_of_telling(note: Note, goes_on: str, last: int, own: set[str]) -> int:
    """The end of the last sentence of the paragraph that goes on with a pronoun and does not name the person."""
    text = note.plain.text
    for _ in range(FOLLOWING):
        if "\n\n" in text[last : last + 2] or last + 1 >= len(text):
            break
        start, end = note.sentence(last + 1)
        if not patterns()[goes_on].match(note.plain.low, start) or end <= last or names_own(note, start, end, own):
            break
        last = end
    return last


def names_own(note: Note, start: int, end: int, own: set[str]) -> bool:
    return not own.isdisjoint(re.findall(r"[^\W\d_]+", note.plain.low[start:end]))


def pages_of_others(context: Context, own: set[str], births: Sequence[str]) -> Iterator[Span]:
    """From a head that names another patient to the next that names this one, or the end; a birth date of theirs makes it sure."""
    note = context.note
    heads = [(label.start(), name["name"]) for label in patterns()["label"].finditer(note.plain.low)
             if (name := NAME.match(note.plain.text, label.end())) is not None]  # fmt: skip
    others = [not is_same(words_of(name.lower()), own) and is_born_apart(context, start, births) for start, name in heads]
    ends = [*(start for start, _ in heads), len(note.plain.text)][1:]
    return ((start, end) for (start, _), end, other in zip(heads, ends, others, strict=True) if other)


def is_born_apart(context: Context, start: int, births: Sequence[str]) -> bool:
    """Whether a birth date near this head is none of the person's, or, where none is known, not the first one of the note."""
    told = [mention for mention in context.births if birth_before(context.note.plain, mention) is not None]
    near = [str(mention.date) for mention in told if start < mention.start < start + HEAD and mention.date is not None]
    return bool(near) and not agree(near[:1], births or [str(told[0].date)])


def agree(one: Iterable[str], two: Iterable[str]) -> bool:
    """Whether two birth dates are equal as far as both are known."""
    return any(mine.startswith(theirs) or theirs.startswith(mine) for mine in one for theirs in two)


def is_same(named: Sequence[str], own: set[str]) -> bool:
    """Whether a name shares a word with the person's, as far as it may be misspelled."""
    return any(alike(word, other) for word in named for other in own)


def alike(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) > 2 and SequenceMatcher(None, word, other).ratio() >= ALIKE)


def words_in(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in words_of(name)}


def words_of(name: str) -> Sequence[str]:
    return [word for word in re.findall(r"[^\W\d_]+", name.lower()) if word not in TITLES]


TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "master", "dr", "prof"})


@cache
def pronouns() -> Mapping[str, str]:
    return {title: pronoun for pronoun, titles in written()["called"].items() for title in titles}


@cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in written()["pattern"].items()}


def written() -> Mapping[str, Mapping[str, str]]:
    return dict(tomllib.loads((files("beside.facts") / "data" / "others.toml").read_text("utf-8")))
