"""The lexicon as data: every word can be found, none stands twice, every table's words are known ones."""

from __future__ import annotations

from collections import Counter

from beside.facts.fact import KINDS, Assertion, Course, Person, Time
from beside.facts.text.layout import section_defaults
from beside.facts.text.lexicon import all_words, read_rows
from beside.facts.text.plain import make_plain
from beside.facts.text.scan import raw_hits
from beside.facts.text.tables import rules, values

DIRECTIONS = {"after", "back", "before", "mask", "stop"}


def test_every_word_is_found_where_it_stands():
    unreachable = {
        word for word, term in all_words()
        if not any(hit.term == term and hit.start == 0 for hit in raw_hits(make_plain(word)))
    }  # fmt: skip

    assert unreachable == set()


def test_no_word_stands_twice_for_one_thing():
    own = [(word, term.role, term.name, term.value) for word, term in all_words() if term.role in {"cue", "heading", "condition", "symptom"}]

    assert [entry for entry, count in Counter(own).items() if count > 1] == []


def test_cues_do_what_a_status_knows():
    effects = {"negated", "uncertain", "hypothetical", "all", "finding", "silent", "reported", *Time, *Person, *Course}
    strange = [row for row in read_rows("beside.facts", "cues.csv") if row["category"] not in effects or row["direction"] not in DIRECTIONS]

    assert strange == []


def test_sections_set_only_what_a_status_has():
    known = {"", *Assertion, *Time, *Person, *Course}

    assert {part for one in section_defaults().values() for part in (one.person, one.time, one.assertion, one.course)} <= known


def test_rules_give_kinds_of_facts_through_known_tables():
    assert {rule.kind for rule in rules().values()} <= set(KINDS)
    assert {table for rule in rules().values() for table in rule.maps.values()} <= set(values())
    assert {group for rule in rules().values() for group in rule.maps} <= {group for rule in rules().values() for group in rule.pattern.groupindex}


def test_each_word_of_a_result_means_one_thing():
    twice = {table: [word for word in words if word != word.lower()] for table, words in values().items()}

    assert not any(twice.values())
