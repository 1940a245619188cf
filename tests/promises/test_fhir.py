"""A promise over generated cases: the brief in FHIR reads back as the same case, and says no more than the case does."""

from __future__ import annotations

import tempfile
from pathlib import Path

from fhir.resources.R4B.bundle import Bundle
from hypothesis import HealthCheck, assume, given, settings

from beside.brief import render_fhir
from tests.fhir_forms import (
    all_said,
    as_others_read_it,
    bundle_of,
    case_again,
    found_in,
    read_back,
    references_in,
    said_beyond,
)
from tests.promises.test_brief import guides

slowly = settings(max_examples=40, deadline=None, print_blob=False, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@slowly
@given(guides())
def test_the_same_case_comes_back(guide):
    assume(len(guide.case.facts) > 0)
    with tempfile.TemporaryDirectory() as folder:
        again = case_again(guide, Path(folder))

    assert all_said(again) == all_said(guide.case)
    assert found_in(again) == found_in(guide.case)


@slowly
@given(guides())
def test_others_accept_it_and_every_reference_leads_within(guide):
    Bundle.model_validate_json(render_fhir(guide))
    bundle = bundle_of(guide)
    addresses = [entry["fullUrl"] for entry in bundle["entry"]]

    assert len(addresses) == len(set(addresses))
    assert set(references_in(bundle)) <= set(addresses)


@slowly
@given(guides())
def test_without_our_extensions_nothing_is_said_that_the_case_does_not_say(guide):
    """Nothing ruled out, doubted, of somebody else or only thought of becomes a finding of this person."""
    with tempfile.TemporaryDirectory() as folder:
        read = read_back(as_others_read_it(bundle_of(guide)), Path(folder))

    assert said_beyond(guide.case, read.facts) == []
