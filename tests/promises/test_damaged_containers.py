"""Containers and office papers with a few bytes changed, or cut short: each gets an answer, and none a fault of ours."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beside.errors import Problem
from beside.records import read_records
from tests.spec.records.containers import zip_as_sent, zip_of
from tests.spec.records.images import code, image, item, report
from tests.spec.records.test_mail import mail
from tests.spec.records.test_tar import tar_of
from tests.spec.records.test_word_processors import docx, p, rtf

NOTE = "HER2: negative (IHC 1+)."


def mail_with_all() -> bytes:
    made = mail()
    made.add_alternative("<p>Words</p>", subtype="html")
    made.add_attachment(zip_of({"note.txt": NOTE}), maintype="application", subtype="zip", filename="all.zip")
    made.add_attachment(mail("Inner words."))
    return made.as_bytes()


WHOLE = {
    "zip": zip_of({"a.txt": NOTE, "b/c.json": {"resourceType": "Patient", "id": "1"}, "d.zip": zip_of({"e.txt": NOTE})}),
    "zip as sent": zip_as_sent({"a.txt": NOTE * 50, "b.txt": "ER: positive"}),
    "tar": tar_of({"a.txt": NOTE.encode(), "long" * 40: b"ER: positive"}),
    "mail": mail_with_all(),
    "mailbox": b"From a@b.example Mon Nov 16 09:30:00 2026\n" + mail_with_all(),
    "rtf": rtf(r"HER2: {\b negative}\par M\'fcller \u948 ?\trowd ER\cell positive\cell\row{\pict 89}"),
    "docx": docx(p(NOTE) + "<w:tbl><w:tr><w:tc>" + p("ER") + "</w:tc></w:tr></w:tbl>", footnotes=p("A note")),
    "image": image(BodyPartExamined="CHEST"),
    "structured report": report(item("TEXT", "Finding", TextValue=NOTE), item("CODE", "Certainty", ConceptCodeSequence=[code("probable")])),
}  # fmt: skip
CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=6)


@pytest.mark.parametrize("kind", WHOLE)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(changes=CHANGES, cut=st.floats(0, 1), put=st.binary(max_size=8))
def test_a_damaged_container_gets_an_answer(tmp_path, kind, changes, cut, put):
    made = bytearray(WHOLE[kind])
    for place, byte in changes:
        made[int(place * len(made))] = byte
    at = int(cut * len(made))
    (tmp_path / "record").write_bytes(made[:at] + put + (made[at:] if len(put) % 2 else b""))

    results = list(read_records([tmp_path / "record"]))

    assert results
    assert [one.what for one in results if isinstance(one, Problem) and one.kind == "reader-stopped"] == []
