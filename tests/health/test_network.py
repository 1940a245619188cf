"""Nothing leaves the computer: no verb asks for a connection, and the brief loads nothing from elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# Every way out that Python tells of, and every program that could be sent instead.
WATCHED = """
import sys

WAYS_OUT = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")

def watch(event, arguments):
    if event.startswith(WAYS_OUT):
        print("WAY OUT", event, file=sys.stderr)
        raise PermissionError(event)

sys.addaudithook(watch)
"""
RUN = WATCHED + "from beside.cli import main\nsys.exit(main(sys.argv[1:]))\n"
CSS_LOADS = re.compile(r"url\(\s*(?!['\"]?(?:data:|#))|@import|image-set\(|\bsrc\(", re.IGNORECASE)
# What a browser fetches by itself when it shows an element; a link waits until it is followed.
LOADING = {"src", "srcset", "href", "xlink:href", "data", "poster", "background", "action", "formaction", "manifest", "ping", "cite", "longdesc"}
FOLLOWED = {"a": {"href"}, "blockquote": {"cite"}, "q": {"cite"}}


def watched(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", RUN, *map(str, arguments)], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    done = watched("demo", "-o", folder, "--show", "all")
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def test_the_watch_sees_an_attempt():
    attempt = WATCHED + "import socket\nsocket.getaddrinfo('localhost', 80)\n"
    done = subprocess.run([sys.executable, "-c", attempt], capture_output=True, text=True, check=False)
    assert "WAY OUT socket.getaddrinfo" in done.stderr


def test_the_demo_asks_for_no_connection(demo):
    assert {path.name for path in demo.iterdir()} == {"brief.html", "brief.pdf", "brief.json", "brief.fhir.json", "doctor.html", "doctor.pdf", "doctor.txt"}


def test_reading_records_that_name_addresses_asks_for_no_connection(tmp_path):
    (tmp_path / "report.json").write_text(
        '{"resourceType": "DiagnosticReport", "presentedForm": [{"url": "http://127.0.0.1:9/report.txt"}], "code": {"text": "see http://127.0.0.1:9"}}', "utf-8"
    )
    (tmp_path / "page.html").write_text('<html><img src="http://127.0.0.1:9/a.png"><p>HER2 negative</p></html>', "utf-8")

    done = watched("brief", tmp_path, "-o", tmp_path / "out")

    assert done.returncode == 0
    assert "WAY OUT" not in done.stderr


class Loads(HTMLParser):
    """What a browser would load or run by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.links = 0
        self.in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_style = tag == "style"
        if tag in {"script", "iframe", "object", "embed", "base", "form"}:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            self._look_at(tag, name, value or "")

    def _look_at(self, tag: str, name: str, value: str) -> None:
        if name in FOLLOWED.get(tag, ()):
            self.links += value.startswith("http")
        elif (name in LOADING and not value.startswith(("#", "data:"))) or name.startswith("on"):
            self.found.append(f"<{tag} {name}={value}>")
        elif name == "style" and CSS_LOADS.search(value):
            self.found.append(f"<{tag} style={value}>")
        elif name == "http-equiv" and value.lower() == "refresh":
            self.found.append("<meta refresh>")

    def handle_data(self, data: str) -> None:
        if self.in_style and CSS_LOADS.search(data):
            self.found.append(f"<style> with {CSS_LOADS.search(data)}")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the name is HTMLParser's
        self.in_style = False


def test_the_page_loads_nothing_from_elsewhere(demo):
    page = Loads()
    page.feed((demo / "brief.html").read_text("utf-8"))

    assert page.found == []
    assert page.links > 10


@pytest.mark.parametrize(
    "planted",
    ['<img src="https://x.example/a.png">', '<link rel="stylesheet" href="//x.example/a.css">', "<style>@import 'a.css'</style>",
     "<style>p { background: url(https://x.example) }</style>", "<script>1</script>", '<p onclick="1">', '<p style="background: url(a.png)">'],
)  # fmt: skip
def test_the_look_at_the_page_sees_what_loads(planted):
    page = Loads()
    page.feed(planted)

    assert page.found


def test_the_pdf_opens_no_address_by_itself(demo):
    pypdf = pytest.importorskip("pypdf")
    reader = pypdf.PdfReader(demo / "brief.pdf")
    catalog = reader.trailer["/Root"]

    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(catalog)
    assert "/JavaScript" not in catalog.get("/Names", {})
