"""Files of other programs go through LibreOffice, which may neither fetch nor take its time."""

from __future__ import annotations

import shutil
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from kehoach.intake.readers import office
from tests.intake.readers.shown import old, refusal, shown
from tests.intake.word import made

if TYPE_CHECKING:
    from collections.abc import Iterator

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
RTF = rb"{\rtf1\ansi K\u7871?\u32?ho\u7841?ch\par}"
NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
MANIFEST = """<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def odt(body: str) -> bytes:
    content = f"<office:document-content {NAMES}><office:body><office:text>{body}</office:text></office:body>"
    return made.packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content + "</office:document-content>",
            "META-INF/manifest.xml": MANIFEST,
        }
    )


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and what was asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - the names of the library

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}", asked
        running.shutdown()


@needs_libreoffice
def test_an_rtf_file_is_read() -> None:
    file = old(RTF, "a.rtf")
    assert (file.kind, shown(file)) == ("rtf", ["Kế hoạch"])


@needs_libreoffice
def test_nothing_that_a_file_points_to_is_fetched(server: tuple[str, list[str]]) -> None:
    address, asked = server
    picture = f'<draw:frame><draw:image xlink:href="{address}/a.png" xlink:actuate="onLoad"/></draw:frame>'
    section = f'<text:section text:name="s"><text:section-source xlink:href="{address}/b.odt"/></text:section>'
    file = old(odt(f"<text:p>Kế hoạch{picture}</text:p>{section}"), "a.odt")
    assert shown(file) == ["Kế hoạch"]
    assert asked == []


@needs_libreoffice
def test_a_damaged_file_is_refused() -> None:
    assert refusal(odt("<text:p>")) == "import.refused-not-converted"


@needs_libreoffice
def test_a_conversion_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "LONGEST", 0.05)
    start = time.monotonic()
    assert refusal(RTF) == "import.refused-too-slow"
    assert time.monotonic() - start < 10


def test_without_libreoffice_the_user_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert refusal(RTF) == "import.refused-no-libreoffice"
