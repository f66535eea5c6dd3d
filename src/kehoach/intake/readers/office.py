"""Files of other programs, turned into Word files by LibreOffice: macros off, nothing fetched, a limited time."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.intake.oldfile import Remark
from kehoach.intake.readers.refusal import RefusedError, refuse
from kehoach.intake.word import refusal as word
from kehoach.intake.word.zipped import members

if TYPE_CHECKING:
    from kehoach.intake.oldfile import Kind

PROGRAMS = ("soffice", "libreoffice")
LONGEST = 120.0
"""Seconds after which a conversion is given up."""
_NOWHERE = "http://127.0.0.1:9"
_FILTERS = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_pdf_Export"}
_GROUP = re.compile(rb"\\bin(?P<raw>\d{1,12})|\\.|[{}]", re.DOTALL)
_DEEPEST = 250
"""Groups within each other that an RTF file may have."""
_MANIFEST = "META-INF/manifest.xml"
_SETTINGS = {
    "Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "Writer/Content/Update": {"Link": "0", "Field": "false"},
}
"""No macro is run, and nothing that a file points to is loaded."""


def as_docx(data: bytes, kind: Kind) -> bytes:
    """The file as LibreOffice writes it for Word."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        refuse("no-libreoffice", kind=f".{kind}")
    if kind == "odt":
        _judge(data)
    if kind == "rtf":
        _judge_rtf(data)
    with tempfile.TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as folder:
        return _convert(program, data, kind, Path(folder))


def as_pdf(data: bytes) -> bytes | None:
    """The pages of a Word file as LibreOffice lays them out; nothing where it is not installed or gives up."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        return None
    try:
        with tempfile.TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as folder:
            return _convert(program, data, "docx", Path(folder), "pdf")
    except RefusedError:
        return None


def _judge(data: bytes) -> None:
    """Refuse what would harm LibreOffice or what it would ask a password for."""
    try:
        parts = members(data)
    except word.RefusedError as error:
        raise RefusedError(Remark(error.refusal.key, error.refusal.args)) from error
    if b"encryption-data" in parts.get(_MANIFEST, b""):
        refuse("password")


def _judge_rtf(data: bytes) -> None:
    """Refuse groups nested deeper than any text has, and raw bytes that run on behind the end of the file."""
    depth = 0
    for found in _GROUP.finditer(data):
        depth += {b"{": 1, b"}": -1}.get(found[0], 0)
        if depth > _DEEPEST or int(found["raw"] or 0) > len(data):
            refuse("broken")


def _convert(program: str, data: bytes, kind: Kind, folder: Path, to: str = "docx") -> bytes:
    source, made, profile = folder / f"file.{kind}", folder / "made", folder / "profile"
    source.write_bytes(data)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    _run([*command, "--convert-to", _FILTERS[to], "--outdir", str(made), str(source)], folder)
    result = made / f"file.{to}"
    if not result.is_file():
        refuse("not-converted")
    return result.read_bytes()


def _run(command: list[str], folder: Path) -> None:
    """Run it with a home of its own and no way out, and end it with all that it started when its time is over."""
    proxies = {
        name: _NOWHERE for lower in ("http_proxy", "https_proxy", "ftp_proxy") for name in (lower, lower.upper())
    }
    environment = {**os.environ, **proxies, "no_proxy": "", "NO_PROXY": "", "HOME": str(folder)}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603 - a fixed command, its file in a folder of our own
        command, env=environment, cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    ) as process:
        try:
            process.wait(LONGEST)
        except subprocess.TimeoutExpired:
            refuse("too-slow", seconds=f"{LONGEST:.0f}")
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def _registry() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )
