"""The folder of the report, in which nothing is written over or removed but what the report itself wrote."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PICTURES = ("before", "after", "difference")
"""What is shown of a page, a file each."""
PAGE = "index.html"
_IGNORED = ".gitignore"
_MARK = ".kehoach-page-differences"
_OURS = "kehoach page-differences"
_LINE = re.compile(rf"{_OURS}\t([0-9a-f]{{64}})\t(.+)")
"""A line of the mark: what was written, and under which name."""
_ITSELF = "."
_OLDER = '<!DOCTYPE html>\n<html lang="vi">\n<meta charset="utf-8">\n<title>Các trang khác với ảnh đã lưu</title>\n'
"""How the page of a report begins that was written before there was a mark."""


class ReportFolder:
    """A folder that knows by its mark which of its files the report wrote, and as what."""

    def __init__(self, path: Path, root: Path) -> None:
        self.path = path
        self.root = root

    @property
    def is_free(self) -> bool:
        """Whether a report may be written there: the folder is new, empty, or holds one."""
        if self._real in (self.root.resolve(), *self.root.resolve().parents):
            return False
        if not self.path.is_dir():
            return not self.path.exists() and not self.path.is_symlink()
        return self._is_marked or not any(self.path.iterdir()) or bool(self._older_report())

    def names(self) -> list[str]:
        """The files of the report."""
        return sorted(name for name, digests in self._listed().items() if self._holds(name, digests))

    def write(self, name: str, content: bytes) -> bool:
        """Write a file of the report; not where somebody else's stands."""
        try:
            return self.is_free and self._begun() and self._put(name, content)
        except OSError:
            return False

    def clear(self) -> None:
        """Remove what the report wrote, and the folder if the report made it and nothing else is in it."""
        older = self._older_report() if not self._is_marked else []
        made = bool(older) or _ITSELF in self._listed()
        ours = older or [self.path / name for name in self.names()]
        for file in ours:
            with suppress(OSError):
                file.unlink()
        self._remove_emptied(ours)
        if self._is_marked and [*self.path.iterdir()] == [self._mark]:
            self._mark.unlink()
        if made:
            _remove_empty(self.path)

    @cached_property
    def _real(self) -> Path:
        return self.path.resolve()

    @property
    def _mark(self) -> Path:
        return self.path / _MARK

    @property
    def _is_marked(self) -> bool:
        return self._mark.is_file() and self._is_inside(self._mark) and all(map(_LINE.fullmatch, self._lines()))

    def _lines(self) -> list[str]:
        """The mark; names are kept as the machine has them, in whatever encoding."""
        if not self._mark.is_file():
            return []
        return [*filter(None, self._mark.read_bytes().decode("utf-8", "surrogateescape").split("\n"))]

    def _listed(self) -> dict[str, set[str]]:
        """The names in the mark, each with the digests of what was written there."""
        listed: dict[str, set[str]] = {}
        for line in filter(None, map(_LINE.fullmatch, self._lines())):
            listed.setdefault(line[2], set()).add(line[1])
        return listed

    def _begun(self) -> bool:
        with suppress(FileExistsError):
            self.path.mkdir(parents=True)
            self._list(_ITSELF, b"")
        self._put(_IGNORED, b"*\n")
        return True

    def _put(self, name: str, content: bytes) -> bool:
        file = self.path / name
        if not self._is_inside(file) or (file.exists() and not self._holds(name, self._listed().get(name, set()))):
            return False
        self._list(name, content)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return True

    def _list(self, name: str, content: bytes) -> None:
        """Note a file before it is there; a line at a time, as several processes do."""
        with self._mark.open("ab") as mark:
            mark.write(f"{_OURS}\t{_digest(content)}\t{name}\n".encode("utf-8", "surrogateescape"))

    def _holds(self, name: str, digests: set[str]) -> bool:
        """Whether a file stands there as the report wrote it."""
        file = self.path / name
        return self._is_inside(file) and file.is_file() and _digest(file.read_bytes()) in digests

    def _is_inside(self, file: Path) -> bool:
        """Whether a file is in the folder itself, and not somewhere that a link in it leads to."""
        return file.is_relative_to(self.path) and file.resolve() == self._real / file.relative_to(self.path)

    def _remove_emptied(self, files: list[Path]) -> None:
        folders = {folder for file in files for folder in file.parents if self.path in folder.parents}
        for folder in sorted(folders, reverse=True):
            _remove_empty(folder)

    def _older_report(self) -> list[Path]:
        """The files of a report of before there was a mark; none where anything else is among them."""
        page, ignored = self.path / PAGE, self.path / _IGNORED
        if _text(ignored) != "*\n" or not _text(page).startswith(_OLDER):
            return []
        places = [each for each in self.path.iterdir() if each not in (page, ignored)]
        return [page, ignored, *_pictures(places)] if all(map(_is_place, places)) else []


def _pictures(places: list[Path]) -> Iterator[Path]:
    return (place / f"{picture}.png" for place in places for picture in PICTURES)


def _is_place(path: Path) -> bool:
    """Whether a folder holds the pictures of a page and nothing else."""
    if path.is_symlink() or not path.is_dir():
        return False
    return {each.name for each in path.iterdir()} == {f"{picture}.png" for picture in PICTURES}


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() and not file.is_symlink() else ""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
