"""Plans as they were in a revision of git, their neighbours from the same revision; the work tree is left alone."""

from __future__ import annotations

import os.path
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import kehoach

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach import Result

Reason = Literal["no-git", "no-repository", "no-revision", "not-there"]


class RevisionError(Exception):
    """A revision, or a file in it, that git does not have; what it is about stands in the message."""

    def __init__(self, about: str, reason: Reason) -> None:
        super().__init__(f"{about}: {reason}")
        self.reason = reason
        self.about = about


class Revision:
    """The files of a project as they were in one commit."""

    def __init__(self, name: str, folder: Path) -> None:
        top = _git(folder, "rev-parse", "--show-toplevel")
        if top is None:
            raise RevisionError(str(folder), "no-repository")
        self.name = name
        self.top = Path(top.decode().rstrip("\n")).resolve()
        commit = _git(self.top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if commit is None:
            raise RevisionError(name, "no-revision")
        self.commit = commit.decode().strip()

    def has(self, path: Path) -> bool:
        """Whether the commit holds such a file."""
        return _git(self.top, "cat-file", "-e", self._object(path)) is not None

    def read(self, path: Path) -> bytes:
        """What a file of the work tree held in the commit."""
        data = _git(self.top, "cat-file", "blob", self._object(path))
        if data is None:
            raise FileNotFoundError(path)
        return data

    def load(self, file: Path, parameters: Mapping[str, str]) -> Result:
        """The plan that a file held, compiled among the neighbours that it had then.

        Its path begins in the folder of the user or, as in git's own commands, at the top of the repository.
        """
        from_top = Path(os.path.relpath(self.top / file))
        place = next((one for one in (file, from_top) if self.has(one.resolve())), None)
        if place is None:
            raise RevisionError(str(file), "not-there")
        data = self.read(place.resolve())
        return kehoach.loads(data, path=str(place), parameters=parameters, file=place, store=self)

    def _object(self, path: Path) -> str:
        """How git names a file of the commit; what lies outside of the repository has no name."""
        inside = path.is_relative_to(self.top)
        return f"{self.commit}:{path.relative_to(self.top).as_posix()}" if inside else f"{self.commit}:/"


def _git(folder: Path, *words: str) -> bytes | None:
    """What git says; nothing where it refuses."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False)  # noqa: S603, S607 - git as the user has it, with words that it cannot take for options
    except FileNotFoundError as fault:
        raise RevisionError(str(folder), "no-git") from fault
    return done.stdout if done.returncode == 0 else None
