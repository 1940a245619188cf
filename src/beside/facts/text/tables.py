"""Rules and values as packaged: patterns with the words that call them, and what words of results mean."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the fact it gives: `kind`; `name`, `value`, `unit` and `details` as templates over its groups.

    `look` says where the pattern is tried: `from` the word that called it, or over the `sentence` around it.
    `case` keeps the case of letters; `maps` the tables a group's words go through: a word that is in none gives
    nothing. `polar` is set where the value itself says present or absent, so that no negation counts twice.
    """

    id: str
    kind: str
    pattern: re.Pattern[str]
    anchors: tuple[str, ...]
    name: str
    value: str
    unit: str
    look: str
    case: bool
    polar: bool
    maps: Mapping[str, str]
    details: Mapping[str, str]
    sections: frozenset[str]
    not_after: re.Pattern[str] | None


@functools.cache
def packaged(name: str) -> Mapping[str, Any]:
    """The words and patterns in one file of the data, as they are written there."""
    return tomllib.loads((files("beside.facts") / "data" / f"{name}.toml").read_text("utf-8"))


@functools.cache
def rules() -> Mapping[str, Rule]:
    found: dict[str, Rule] = {}
    for name in sorted(item.name for item in folder().iterdir() if item.name.endswith(".toml")):
        for row in tomllib.loads((folder() / name).read_text("utf-8"))["rule"]:
            found[row["id"]] = rule_from(row)
    return found


def folder() -> Traversable:
    return files("beside.facts") / "data" / "rules"


def rule_from(row: Mapping[str, object]) -> Rule:
    before = row.get("not_after")
    return Rule(
        id=str(row["id"]),
        kind=str(row["kind"]),
        pattern=re.compile(str(row["pattern"])),
        anchors=words_in(row, "anchors"),
        name=str(row.get("name", "")),
        value=str(row.get("value", "")),
        unit=str(row.get("unit", "")),
        look=str(row.get("look", "from")),
        case=bool(row.get("case", False)),
        polar=bool(row.get("polar", True)),
        maps=mapping_in(row, "maps"),
        details=mapping_in(row, "details"),
        sections=frozenset(words_in(row, "sections")),
        not_after=re.compile(str(before)) if before else None,
    )


def words_in(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = row.get(key, ())
    return tuple(map(str, value)) if isinstance(value, list) else ()


def mapping_in(row: Mapping[str, object], key: str) -> Mapping[str, str]:
    value = row.get(key, {})
    return {str(name): str(item) for name, item in value.items()} if isinstance(value, dict) else {}


def rule_anchors() -> Iterator[tuple[str, str]]:
    return ((anchor, rule.id) for rule in rules().values() for anchor in rule.anchors)


@functools.cache
def values() -> Mapping[str, Mapping[str, str]]:
    """Table by table: the words of a result, and what they mean."""
    tables = packaged("values")
    return {
        table: {word: meaning for meaning, words in rows.items() for word in words} for table, rows in tables.items()
    }


@functools.cache
def value_pattern(table: str) -> re.Pattern[str]:
    """Any word of a table, the longest first, with no letter or digit after it."""
    return re.compile(f"(?:{alternatives(sorted(values()[table]))})(?![a-z0-9])")


def alternatives(words: Sequence[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest_first)


def any_word(words: Sequence[str]) -> re.Pattern[str]:
    """Any of these, with no letter before or after it; on lower case."""
    return re.compile(rf"(?<![a-z])(?:{alternatives(words)})(?![a-z])")


@functools.cache
def header_labels() -> Sequence[tuple[str, int]]:
    """Words before a date of the head, the longest first, with their rank; -1 for dates that are never the document's."""
    tables = packaged("header")
    pairs = [(word, int(rank)) for rank, words in tables["labels"].items() for word in words]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


@functools.cache
def staging_words() -> Mapping[str, Any]:
    """Words that make a letter with a number a stage, or keep it from being one; longest systems first."""
    tables = packaged("staging")
    systems = tables["systems"]
    return {**tables["words"], "systems": {word: systems[word] for word in sorted(systems, key=lambda word: -len(word))}}


@dataclass(frozen=True, slots=True)
class MarkerTables:
    """How results of markers are written: patterns, words, and what each marker's result may be."""

    patterns: Mapping[str, re.Pattern[str]]
    words: Mapping[str, Sequence[str]]
    kinds: Mapping[str, str]
    numbers: Mapping[str, str]
    methods: Mapping[str, str]


@functools.cache
def marker_tables() -> MarkerTables:
    tables = packaged("markers")
    return MarkerTables(
        {name: re.compile(pattern) for name, pattern in tables["pattern"].items()},
        tables["words"],
        tables["kinds"],
        tables["numbers"],
        {word: method for method, words in tables["methods"].items() for word in words},
    )


def size_words() -> Mapping[str, Sequence[str]]:
    """Words that say what a size is of."""
    return dict(packaged("sizes")["words"])


def paper_words() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Words in the head of a note, or in a sentence, that say what it is and whose words they are."""
    return packaged("papers")


def lab_words() -> Mapping[str, Sequence[str]]:
    """Words that stand beside a laboratory value."""
    return dict(packaged("labs")["words"])


def signed_words() -> Mapping[str, Sequence[str]]:
    """Words beside the name of whoever signs a paper, and in the name of a house."""
    return dict(packaged("signed")["words"])


@functools.cache
def birth_labels() -> Sequence[str]:
    return sorted(header_words()["birth"], key=len, reverse=True)


@functools.cache
def name_labels() -> re.Pattern[str]:
    """A label of a person's name at the start of a line or column."""
    return re.compile(rf"(?:^|(?<=[\n\t]))[ ]?(?:{alternatives(header_words()['name'])})(?=[\s:.])")


@functools.cache
def death_labels() -> re.Pattern[str]:
    """A label of the day a person died at the start of a line or column."""
    return re.compile(rf"(?:^|(?<=[\n\t]))[ ]?(?:{alternatives(header_words()['death'])})(?=[\s:.])")


@functools.cache
def taken_labels() -> Sequence[str]:
    """Words before the day tissue was taken, the longest first."""
    return sorted(header_words()["taken"], key=len, reverse=True)


@functools.cache
def report_words() -> Sequence[str]:
    """Words in the head of a report that say it comes from a pathology laboratory."""
    return header_words()["pathology"]


@functools.cache
def report_parts() -> re.Pattern[str]:
    """Heads of lines that only a report of a pathology laboratory has."""
    words = header_words()
    return re.compile(rf"(?<=\n)[ ]?(?:(?:{alternatives(words['parts'])})(?=\s?[:\t\n])|(?:{alternatives(words['numbered'])})(?=\s?[:\t]))")


def header_words() -> Mapping[str, Sequence[str]]:
    return dict(packaged("header")["words"])
