"""What stands on the terminal: whatever a record or the name of a file holds, it shows and stops nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from beside.app import write_brief
from beside.cli import main

NOTE = "Patient Name: Anna Example\nInvasive ductal carcinoma of the left breast.\n"
BESIDE = (sys.executable, "-c", "import sys; from beside.cli import main; sys.exit(main())")


def test_a_fault_of_beside_is_told_in_one_sentence_and_exits_with_70(tmp_path, monkeypatch, capsys):
    def stumble(*_):
        return 1 / 0

    monkeypatch.setattr(write_brief, "render_pdf", stumble)
    (tmp_path / "note.txt").write_text(NOTE, "utf-8")

    assert main(["brief", str(tmp_path / "note.txt"), "-o", str(tmp_path / "out")]) == 70

    said = capsys.readouterr().err
    assert said.startswith("Beside stopped at something it did not foresee (ZeroDivisionError at app/write_brief.py, line ")
    assert said.count("\n") == 1


def test_a_record_cannot_give_orders_to_the_terminal(tmp_path, capsys):
    escape = "\x1b]0;owned\x07\x9b2J\u202e"
    condition = {"resourceType": "Condition", "code": {"text": f"Breast cancer {escape}"}}
    (tmp_path / "condition.json").write_text(json.dumps(condition), "utf-8")
    (tmp_path / f"empty{escape}.txt").write_bytes(b"")

    main(["facts", str(tmp_path)])

    said = "".join(capsys.readouterr())
    assert "“Breast cancer ⟨U+001B⟩]0;owned⟨U+0007⟩⟨U+009B⟩2J⟨U+202E⟩”" in said
    assert "empty⟨U+001B⟩" in said
    assert not set("\x1b\x07\x9b\u202e") & set(said)


@pytest.mark.skipif(sys.platform != "linux", reason="needs names of files that are bytes")
@pytest.mark.parametrize("verb", [["facts"], ["facts", "--jsonl"], ["brief", "-o", "out"]], ids=" ".join)
def test_a_file_name_that_is_no_text_stops_nothing(tmp_path, verb):
    name = os.fsencode(tmp_path) + b"/records"
    os.mkdir(name)  # noqa: PTH102 - a path of bytes
    for file, content in ((b"/caf\xe9.txt", NOTE.encode()), (b"/\xe9.bin", b"")):
        with open(name + file, "wb") as written:  # noqa: PTH123 - a path of bytes
            written.write(content)

    done = subprocess.run([*BESIDE, *verb, "records"], cwd=tmp_path, capture_output=True, check=False)

    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


def test_a_pipe_gets_utf8_whatever_the_letters_of_the_terminal(tmp_path):
    (tmp_path / "note µ.txt").write_text(NOTE, "utf-8")
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}

    done = subprocess.run([*BESIDE, "facts", str(tmp_path)], env=environment, capture_output=True, check=False)

    assert done.returncode == 0
    assert "note µ.txt" in done.stdout.decode("utf-8")


def test_whoever_stops_listening_hears_no_complaint(tmp_path):
    (tmp_path / "note.txt").write_text(NOTE * 5000, "utf-8")

    with subprocess.Popen([*BESIDE, "facts", str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        said = child.stderr.read()

    complaints = [line for line in said.splitlines() if not line.startswith(b"Reading records:")]
    assert (child.returncode, complaints) == (141, [])
