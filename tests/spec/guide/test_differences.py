"""Where papers part: whether two records differ, or one says both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import fact


def at(one, chain: tuple[str, ...], path: str = ""):
    return replace(one, sources=(replace(one.source, chain=chain, path=path),))


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ((("a.txt",), ""), (("b.txt",), ""), "different records"),
        ((("care.xml",), "/ClinicalDocument/entry/observation.value"), (("care.xml", "words"), ""), "one record"),
        ((("all.json",), "Bundle.entry[1].resource.valueQuantity"), (("all.json",), "Bundle.entry[2].resource.valueQuantity"), "different records"),
        ((("all.json",), "Bundle.entry[1].resource.code.coding[0]"), (("all.json",), "Bundle.entry[1].resource.code.text"), "one record"),
    ],
)
def test_what_one_record_says_twice_is_no_difference_of_records(guide, first, second, kind):
    facts = fact("lab", "PSA", 4.8, unit="ng/mL", date="2026-01-01"), fact("lab", "PSA", 8.4, unit="ng/mL", date="2026-01-01", document="other")

    made = guide(*(at(one, *place) for one, place in zip(facts, (first, second), strict=True)))

    assert [difference.kind for difference in made.differences] == [kind]
