"""What an office has settled for all its plans: `kehoach.toml`, beside the plans or above them."""

from __future__ import annotations

import os.path
from pathlib import Path

import msgspec

from kehoach.text import catalogue
from kehoach.text.diagnostics import Diagnostic, Place
from kehoach.text.toml_faults import reasons

FILE_NAME = "kehoach.toml"
UNREAD = ("KH0", "KH1")
"""How the codes begin of what cannot be read: in a plan, in an office's files. That cannot be set aside."""


class Config(msgspec.Struct, frozen=True):
    """The settings of an office for the checker."""

    off: dict[str, str] = {}
    """Codes of rules (`KH312`) and of families (`KH3`) that are off, with the office's reason."""
    register: str = ""
    """The office's own register of documents, read beside the one that ships."""
    faults: tuple[Diagnostic, ...] = ()

    def sets_aside(self, code: str) -> bool:
        """Whether the office has turned this rule off."""
        return code.startswith(tuple(self.off))


class _Check(msgspec.Struct, forbid_unknown_fields=True, rename={"off": "bo-qua", "register": "danh-muc"}):
    off: dict[str, str] = {}
    register: str = ""


class _File(msgspec.Struct, rename={"check": "kiem-tra"}):
    """The tables of the file; those of other commands are not looked at here."""

    check: _Check = msgspec.field(default_factory=_Check)


def config_beside(plan: str) -> Config:
    """The settings that hold for a plan: of the nearest `kehoach.toml`; none for a plan that is in no file."""
    if not plan:
        return Config()
    nearest = _sought_beside(plan)[-1]
    return read(nearest) if _is_there(nearest) else Config()


def files_beside(plan: str) -> list[str]:
    """The files that settle something for a plan, and those that would if they were there."""
    register = config_beside(plan).register
    return [*map(str, _sought_beside(plan)), *([register] if register else ())]


def _sought_beside(plan: str) -> list[Path]:
    """Where the settings of a plan may stand: from its folder upwards, to the first file that is there."""
    folder = Path(plan).resolve().parent
    files = [one / FILE_NAME for one in (folder, *folder.parents)]
    nearest = next(filter(_is_there, files), files[-1])
    return files[: files.index(nearest) + 1]


def _is_there(file: Path) -> bool:
    return os.path.isfile(file)  # noqa: PTH113 - says no where the user may not look


def read(file: Path) -> Config:
    """The settings of a file, and what is wrong with it."""
    try:
        written = msgspec.toml.decode(file.read_bytes(), type=_File).check
    except (msgspec.DecodeError, UnicodeDecodeError, OSError) as fault:
        return Config(faults=(_fault("KH195", file, reasons(str(fault))),))
    off = {code.upper(): reason.strip() for code, reason in written.off.items()}
    unknown = [_fault("KH196", file, {"code": code}) for code in off if not may_be_off(code)]
    unreasoned = [_fault("KH197", file, {"code": code}) for code, reason in off.items() if not reason]
    register = str(file.parent / written.register) if written.register else ""
    reasoned = {code: reason for code, reason in off.items() if reason and may_be_off(code)}
    return Config(reasoned, register, (*unknown, *unreasoned))


def may_be_off(code: str) -> bool:
    """Whether this is the code of a rule or family that may be turned off."""
    return code > "KH" and not code.startswith(UNREAD) and any(known.startswith(code) for known in catalogue.codes())


def _fault(code: str, file: Path, args: dict[str, str]) -> Diagnostic:
    return Diagnostic(code, Place(str(file), 1, 1, 1, 1), args)
