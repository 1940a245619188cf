"""A TAR is a folder too, packed or not; it is read once, from its beginning to its end."""

from __future__ import annotations

import gzip
import io
import tarfile

from beside.records import limits
from tests.spec.records.containers import zip_of

NOTE = b"HER2: negative (IHC 1+)."


def tar_of(files, form=tarfile.PAX_FORMAT, kind=tarfile.REGTYPE):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=form) as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.type = (len(content), kind)
            archive.addfile(entry, io.BytesIO(content))
    return made.getvalue()


def test_each_file_in_a_tar_is_a_record(read):
    packed = tar_of({"letters/a.txt": NOTE, "b.zip": zip_of({"c.txt": "ER: positive."}), ".DS_Store": b"x"})

    for content in (packed, gzip.compress(packed)):
        reading = read(content, "all.tar")
        assert [document.chain[1:] for document in reading.documents] == [("letters/a.txt",), ("b.zip", "c.txt")]
        assert reading.problems == []


def test_long_names_are_read_in_each_of_their_forms(read):
    name = "letters/" + "long " * 30 + "Müller.txt"

    for form in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
        assert read(tar_of({name: NOTE}, form), f"{form}").documents[0].chain[-1] == name


def test_links_lead_nowhere_and_are_counted(read):
    made = tar_of({"../../etc/passwd": b""}, kind=tarfile.SYMTYPE)

    [problem] = read(made + bytes(1024)).problems

    assert "Links and devices" in problem.what


def test_of_a_tar_cut_short_is_read_what_is_there(read):
    reading = read(tar_of({"a.txt": NOTE, "b.txt": NOTE * 100})[: 512 * 3 + 200])

    assert [document.chain[-1] for document in reading.documents] == ["a.txt", "b.txt"]
    assert reading.kinds == ["damaged"]


def test_a_size_that_leads_backwards_leads_nowhere(read):
    made = bytearray(tar_of({"a.txt": NOTE}))
    made[124:136] = b"\xff" * 12

    assert read(bytes(made)).kinds == ["damaged"]
    made[124:136] = b"-0000000512\0"
    assert read(bytes(made), "2").documents == []


def test_a_tar_that_grows_without_end_is_refused(read, monkeypatch):
    monkeypatch.setattr(limits, "UNPACKED_FROM", 1 << 20)

    reading = read(gzip.compress(tar_of({"a.txt": NOTE, "b.txt": bytes(4 << 20), "c.txt": NOTE})))

    assert [document.text for document in reading.documents] == [NOTE.decode()]
    assert reading.kinds == ["limit"]
