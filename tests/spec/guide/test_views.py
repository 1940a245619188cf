"""Who sees the plan differently: papers are parted by document and day, so that no copy and no export is a voice of its own."""

from __future__ import annotations

from beside.guide.views import find_parted_views, find_parted_ways
from tests.builders import case_of, fact


def treatment(name, course, day, document="export"):
    return fact("treatment", name, name, course=course, date=day, document=document)


def values(*facts):
    return [(one.name, str(one.date)) for one in find_parted_views(case_of(*facts))]


def test_an_export_of_two_days_holds_two_views():
    ways = [treatment(name, "discussed", "2026-10-29") for name in ("surgery", "radiation", "monitoring")]
    advice = treatment("radiation", "recommended", "2026-11-09")

    assert values(*ways, advice) == [("surgery", "2026-10-29"), ("radiation", "2026-10-29"), ("monitoring", "2026-10-29"), ("radiation", "2026-11-09")]


def test_one_view_alone_parts_from_nobody():
    assert values(*(treatment(name, "discussed", "2026-10-29") for name in ("surgery", "radiation"))) == []


def test_of_many_views_the_newest_three_are_told():
    many = [treatment(name, "recommended", f"2026-0{month}-01", document=f"letter-{month}") for month, name in enumerate(("surgery", "radiation") * 4, 1)]

    assert [day for _, day in values(*many)] == ["2026-06-01", "2026-07-01", "2026-08-01"]


def test_papers_of_one_day_stand_in_the_order_of_the_case():
    """Whatever order a set of them has in this run: the same records give the same brief."""
    kinds = ("surgery", "radiation", "chemotherapy", "hormone", "targeted", "immunotherapy", "monitoring", "supportive")
    facts = [fact("treatment", kind, "", course="recommended", date="2026-11-16", document=f"letter-{number}") for number, kind in enumerate(kinds)]
    case = case_of(*facts)

    assert [fact.name for fact in find_parted_views(case)] == [fact.name for fact in case.of_kind("treatment")][2::-1]


def test_a_way_that_only_one_paper_speaks_of_is_no_difference():
    """The second letter advises radiation rather than watching and says nothing of surgery: on surgery it has no other view."""
    ways = [treatment(name, "discussed", "2026-10-29", "urology") for name in ("surgery", "radiation", "monitoring")]
    advice = treatment("radiation", "recommended", "2026-11-09", "oncology")
    against = fact("treatment", "monitoring", "", assertion="ruled-out", date="2026-11-09", document="oncology")
    case = case_of(*ways, advice, against)

    assert [one.name for one in find_parted_views(case)] == ["surgery", "radiation", "monitoring", "radiation"]
    assert [one.name for one in find_parted_ways(case)] == ["radiation", "monitoring", "radiation"]


def test_where_each_is_silent_on_what_the_other_names_they_part_on_all_of_it():
    operate_or_watch = [treatment(name, "discussed", "2026-10-29", "urology") for name in ("surgery", "monitoring")]
    case = case_of(*operate_or_watch, treatment("radiation", "recommended", "2026-11-09", "oncology"))

    assert find_parted_ways(case) == find_parted_views(case)
