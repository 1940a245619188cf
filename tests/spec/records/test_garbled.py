"""A PDF may show words and hold others. Garbled text is found by its letters, and the page is read off its picture."""

from __future__ import annotations

import random
import string

import pytest

from beside.records.document import ReadBy
from beside.records.garbled import is_garbled
from tests.pdfs import changed, pdf_of_note
from tests.scans import require_ocr, scanned_pdf

ENGLISH = """Left breast, core biopsy: invasive ductal carcinoma of no special type, grade 2. Lymphovascular invasion is
not identified. Estrogen receptor positive in most cells. The team recommends chemotherapy before the operation."""
SPANISH = """Biopsia de mama izquierda: carcinoma ductal infiltrante, grado dos. No se observa invasión vascular. Los
receptores de estrógenos son positivos. El comité recomienda quimioterapia antes de la operación."""
OTHERS = {
    "German": "Linke Brust, Stanzbiopsie: invasives duktales Karzinom, mäßig differenziert. Keine Gefäßeinbrüche nachweisbar. Empfohlen wird eine Chemotherapie vor der Operation und danach eine Bestrahlung.",
    "French": "Sein gauche, biopsie: carcinome canalaire infiltrant de grade deux. Pas d'emboles vasculaires. Les récepteurs aux estrogènes sont positifs. Une chimiothérapie est proposée avant l'opération.",
    "Polish": "Pierś lewa, biopsja: naciekający rak przewodowy, stopień drugi. Nie stwierdzono naciekania naczyń. Receptory estrogenowe dodatnie. Zaproponowano chemioterapię przed operacją.",
    "Arabic": "خزعة الثدي الأيسر: سرطان قنوي غازي من الدرجة الثانية. لا يوجد غزو وعائي. يوصي الفريق بالعلاج الكيميائي قبل الجراحة.",
}
LAB = """WBC 6.2 K/uL 4.0-11.0  RBC 4.1 M/uL  HGB 11.4 L g/dL  HCT 34.1 %  MCV 88 fL  MCHC 33  RDW 13.1  PLT 268  NEUT 3.9
LYMPH 1.2  MONO 0.4  EOS 0.1  NRBC 0.0  CREAT 0.78 mg/dL  BUN 14  EGFR 94  ALKP 71 U/L  TBIL 0.6  ALB 4.1  CALC 9.4
GLUC 98  CHOL 180  TRIG 90  LDLC 100  HDLC 60  TPSA 0.4  HBSAG neg"""
NUMBERS = "\n".join(f"2026-11-{day:02} {day * 7}.{day} {day * 3}/{day + 60} | {day}.0 - {day}.9" for day in range(1, 30))
DRAWN = "=" * 300 + "\n" + "Name ________________________ Date ____________\n" * 8 + "-" * 300


@pytest.mark.parametrize("text", [ENGLISH, SPANISH, *OTHERS.values(), LAB, NUMBERS, DRAWN, "", "pT2 pN1 M0"])
def test_words_of_any_language_lists_of_results_and_drawn_lines_are_not_garbled(text):
    assert not is_garbled(text)


def exchanged(text: str, dice: int) -> str:
    letters = string.ascii_lowercase
    others = random.Random(dice).sample(letters, 26)  # noqa: S311 - no secret
    return text.lower().translate(str.maketrans(letters, "".join(others)))


GARBLED = {
    **{f"letters exchanged {dice}": exchanged(ENGLISH, dice) for dice in range(8)},
    "letters exchanged in Spanish": exchanged(SPANISH, 9),
    "each the third after": "".join(chr(ord(sign) + 3) if sign.isalpha() else sign for sign in ENGLISH),
    "numbers of signs in the font": "".join(chr(max(1, ord(sign) - 29)) if sign > " " else sign for sign in ENGLISH),
    "signs of no meaning": "".join(chr(0xE000 + ord(sign)) if sign.isalpha() else sign for sign in ENGLISH),
    "signs that could not be read": ENGLISH.replace("e", "\ufffd"),
}


@pytest.mark.parametrize("text", GARBLED.values(), ids=GARBLED)
def test_text_that_is_no_words_is_garbled(text):
    assert is_garbled(text)


def test_a_garbled_page_is_read_off_its_picture(read):
    require_ocr()
    seen = scanned_pdf(pdf_of_note(ENGLISH, size=11))

    def hide(writer):
        import io

        from pypdf import PdfReader

        writer.pages[0].merge_page(PdfReader(io.BytesIO(pdf_of_note(GARBLED["letters exchanged 1"], size=3))).pages[0])

    reading = read(changed(seen, hide), "letter.pdf")

    [document] = reading.documents
    assert document.pages[0].read_by is ReadBy.OCR
    assert "carcinoma" in document.text
    [problem] = [one for one in reading.problems if one.kind == "garbled"]
    assert not problem.lost
