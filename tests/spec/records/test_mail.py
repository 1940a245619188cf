"""A mail is a record: who wrote it, when, and its words. What was attached to it are records of their own."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from tests.spec.records.conftest import read_paths
from tests.spec.records.containers import zip_of

NOTE = "HER2: negative (IHC 1+)."
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(100)


def mail(words: str = "The result is here.", subject: str = "Your result") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Dr Mina Böhm <mina@clinic.example>"
    made["To"] = "ann@home.example"
    made["Date"] = "Mon, 16 Nov 2026 09:30:00 +0100"
    made["Subject"] = subject
    made["Message-ID"] = "<1@clinic.example>"
    made.set_content(words)
    return made


def test_a_mail_is_read_as_a_person_would_print_it(read):
    [document] = read(mail("The result is here.\n\n> When will it be there?").as_bytes()).documents

    assert document.text.splitlines() == [
        "From: Dr Mina Böhm <mina@clinic.example>", "Date: Mon, 16 Nov 2026 09:30:00 +0100", "Subject: Your result",
        "", "The result is here.", "", "> When will it be there?",
    ]  # fmt: skip
    assert str(document.date) == "2026-11-16T09:30:00+01:00"
    assert document.title == "Your result"


def test_what_is_attached_is_a_record_of_its_own(write, folder):
    letter = mail()
    letter.add_attachment(NOTE, filename="report.txt")
    write("letter.eml", letter.as_bytes())
    write("report.txt", NOTE + "\n")

    reading = read_paths(folder)

    assert [document.name for document in reading.documents] == [
        "records/letter.eml", "records/letter.eml › report.txt",
    ]  # fmt: skip
    assert reading.documents[1].record == "records/letter.eml › report.txt"
    assert reading.kinds == ["same-bytes"]


def test_a_mail_in_a_mail_and_a_zip_in_that_are_opened(read):
    inner = mail("Forwarded words.", "Old mail")
    inner.add_attachment(zip_of({"note.txt": NOTE}), maintype="application", subtype="zip", filename="all.zip")
    outer = mail()
    outer.add_attachment(inner)

    names = [document.chain[1:] for document in read(outer.as_bytes()).documents]

    assert names == [(), ("Old mail.eml",), ("Old mail.eml", "all.zip", "note.txt")]


def test_a_field_with_a_lone_line_end_in_it_does_not_stop_the_mail_around_it(read):
    outer = mail()
    outer.add_attachment(mail(NOTE, "Old mail"))
    before, after = outer.as_bytes().rsplit(b"\nSubject:", 1)

    reading = read(before + b"\x0bSubject:" + after)

    assert [NOTE in document.text for document in reading.documents] == [False, True]
    assert reading.problems == []


def test_of_several_forms_of_the_same_words_one_is_read(read):
    both = mail("Plain words.")
    both.add_alternative("<html><body><p>Same words as a page.</p></body></html>", subtype="html")
    page = mail()
    page.set_content("<html><body><table><tr><td>ER</td><td>positive</td></tr></table></body></html>", subtype="html")

    assert read(both.as_bytes()).documents[0].text.endswith("\n\nPlain words.")
    assert read(page.as_bytes(), "2").documents[0].text.endswith("\n\nER\tpositive")


def test_small_pictures_within_the_words_are_passed_over(read):
    made = mail()
    made.add_alternative('<html><body>Words <img src="cid:logo"></body></html>', subtype="html")
    made.get_payload()[1].add_related(PICTURE, "image", "png", cid="<logo>", filename="logo.png")

    reading = read(made.as_bytes())

    assert reading.kinds == ["passed-over"]
    assert "logo.png" in reading.problems[0].what


def test_a_page_saved_with_all_it_needs_is_read_as_a_page(read):
    made = (
        b"From: <Saved by Blink>\nSubject: My results\nDate: Mon, 16 Nov 2026 09:30:00 -0000\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related; type="text/html"; boundary=x\n\n--x\nContent-Type: text/html\n\n'
        b"<html><body><table><tr><th>PSA</th><td>6.1 ng/mL</td></tr></table></body></html>\n"
        b"--x\nContent-Type: text/css\nContent-Location: cid:css\n\np {color: red}\n"
        b"--x\nContent-Type: image/png\nContent-Location: https://portal.example/logo.png\n\n\x89PNG\n--x--\n"
    )

    reading = read(made, "results.mhtml")

    assert reading.documents[0].text.endswith("\n\nPSA\t6.1 ng/mL")
    assert reading.kinds == ["passed-over"]


NOTES = {
    "a printed mail": "From: Dr Boehm\nDate: 16 November 2026\nSubject: result\n\nHER2: negative",
    "a note with a date": "Date: 16 November 2026\nReceived: 12 November\nHER2: negative",
    "a pathology report": "Received: 2026-11-12\nFrom: Dr Boehm\nTo: the clinic\n\nDiagnosis: carcinoma",
    "a letter": "From the clinic, 2026\nFrom: Dr Boehm\n\nMessage-ID: <1@example>",
    "words before": "Please see below.\nFrom: a\nTo: b\nMIME-Version: 1.0\n\nHER2: negative",
}


@pytest.mark.parametrize("note", NOTES)
def test_a_note_that_begins_like_a_mail_stays_a_note(read, note):
    assert read(NOTES[note], "letter.eml").documents[0].text == NOTES[note]


def test_words_in_any_encoding_are_read(read):
    greek = mail()
    greek.set_content("δ 2 cm", charset="iso-8859-7")
    wrong = mail("Tumor").as_bytes().replace(b"Tumor", "Tumör µg".encode("cp1252"))
    unknown = mail("Tumor").as_bytes().replace(b'"utf-8"', b'"x-unknown"')

    assert read(greek.as_bytes()).documents[0].text.endswith("δ 2 cm")
    assert read(wrong, "2").documents[0].text.endswith("Tumör µg")
    assert read(unknown, "3").documents[0].text.endswith("Tumor")


def test_fields_in_any_encoding_are_read(read):
    coded = b"From: =?iso-8859-1?q?Mina_B=F6hm?= <m@a.example>\nSubject: =?x-none?b?!!?= Befund\nMIME-Version: 1.0\n\nwords"
    raw = "From: Mina Böhm <m@a.example>\nSubject: Befund\nMIME-Version: 1.0\nDate: sometime\n\nwords".encode("cp1252")

    assert "Mina Böhm" in read(coded).documents[0].text
    assert "Mina Böhm" in read(raw, "2").documents[0].text
    assert read(raw, "2").documents[0].date is None


def test_of_a_mail_cut_short_is_read_what_is_there(read):
    made = mail()
    made.add_attachment(NOTE * 100, filename="report.txt")
    packed = made.as_bytes()

    reading = read(packed[: packed.index(b"HER2") + 200])

    assert len(reading.documents) == 2
    assert reading.kinds == ["damaged"]


def test_a_mailbox_holds_mails(read):
    one, two = mail("First words.").as_bytes(), mail("Second words:\nFrom now to the end of 2026\nno change.").as_bytes()
    mark = b"From mina@clinic.example Mon Nov 16 09:30:00 2026\n"

    reading = read(mark + one + b"\n" + mark + two, "all.mbox")

    assert [document.chain for document in reading.documents] == [("all.mbox", "mail 1"), ("all.mbox", "mail 2")]
    assert reading.documents[1].text.endswith("From now to the end of 2026\nno change.")


def test_parts_within_parts_are_bounded(read):
    made = b"From: a@b.example\nTo: c\nMIME-Version: 1.0\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (depth, depth) for depth in range(500)
    )

    [problem] = read(made).problems

    assert "more than 100" in problem.what


@pytest.mark.parametrize(
    ("content", "name", "hint"),
    [
        ("__substg1.0_", "an Outlook message (MSG)", "save it as .eml"),
        ("WordDocument", "an older Word document (DOC)", "save it as DOCX or PDF"),
        ("Workbook", "an older spreadsheet (XLS)", "save it as PDF"),
        ("PowerPoint Document", "older slides (PPT)", "save it as PDF"),
        ("EncryptedPackage", "an Office document locked with a password", "Open it with the password"),
    ],
)
def test_what_older_office_programs_wrote_is_named_with_what_to_do(read, content, name, hint):
    [problem] = read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + content.encode("utf-16-le")).problems

    assert problem.what == f"This is {name}. Beside does not read that yet."
    assert hint in problem.hint


def test_what_outlook_packs_its_attachments_into_is_named(read):
    made = mail()
    made.add_attachment(b"\x78\x9f\x3e\x22....", maintype="application", subtype="ms-tnef", filename="winmail.dat")

    [problem] = read(made.as_bytes()).problems

    assert "winmail.dat" in problem.what
    assert "once more, as PDF" in problem.hint


def test_an_attachment_in_broken_base64_does_not_stop_the_mail(read):
    made = (
        b"From: a@b.example\nTo: c\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nwords\n--x\n"
        b"Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n%%%a\n--x--\n"
    )

    reading = read(made)

    assert reading.documents[0].text.endswith("words")
    assert reading.kinds[0] == "damaged"
