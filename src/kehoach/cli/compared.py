"""Which two plans the user wants compared: files, revisions of git, or what git itself hands over."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import kehoach
from kehoach.cli import plans
from kehoach.cli.console import err, width
from kehoach.years.diff.revisions import Revision, RevisionError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kehoach import Result
    from kehoach.model.plan import Plan
    from kehoach.text.catalogue import Language, Say

_LATEST = "HEAD"
_FROM_GIT = (7, 9)
"""How many words git hands to a diff program: nine where a file got another name."""
_ENDINGS = (".kh", ".json")
_FILES = (1, 4)
"""Which of them are the files, the earlier and the later one; `/dev/null` stands for one that is not there."""


class Named(NamedTuple):
    """A plan that the user names: a file, or how it was in a revision."""

    file: str
    revision: str = ""

    @property
    def name(self) -> str:
        """How it is called in reports."""
        return f"{self.revision}:{self.file}" if self.revision else self.file


class Side(NamedTuple):
    """A plan to compare, and how it is called."""

    plan: Plan
    name: str
    file: str
    figures: Path | None = None
    """The office's own figures of the format, where the plan names them."""


class Pair(NamedTuple):
    """The two plans."""

    before: Side
    after: Side


def is_called_by_git(words: Sequence[str]) -> bool:
    """Whether git calls the program to show a difference: path, old file, hash and mode, new file, hash and mode."""
    return len(words) in _FROM_GIT


def pair(words: Sequence[str], parameters: Mapping[str, str], say: Say, language: Language) -> Pair | None:
    """The two plans, or a word to the user on why there are none."""
    meant = _named(words)
    if meant is None:
        err(say("diff.too-many") + "\n")
        return None
    results = [(each, _read(each, parameters, say)) for each in meant]
    sides = [_side(result, each, say, language) for each, result in results if result is not None]
    before, after = (*sides, None, None)[:2]
    return Pair(before, after) if before and after else None


def _named(words: Sequence[str]) -> tuple[Named, Named] | None:
    """A file alone is compared with the latest revision; a word that is no file is a revision of the file beside it."""
    *revisions, file = words
    if not revisions:
        return Named(file, _LATEST), Named(file)
    if len(revisions) == 1:
        return _meant(revisions[0], file), _meant(file, revisions[0])
    return (Named(file, revisions[0]), Named(file, revisions[1])) if len(revisions) == 2 else None  # noqa: PLR2004 - from one to the other


def _meant(word: str, file: str) -> Named:
    """A file, or what is called like one; else a revision: `HEAD~1`, or `HEAD~1:plan.kh` for a plan of another name."""
    if _is_file(word) or (word.endswith(_ENDINGS) and ":" not in word):
        return Named(word)
    revision, colon, other = word.partition(":")
    return Named(other if colon else file, revision)


def _is_file(word: str) -> bool:
    return Path(word).exists() or not word or word == plans.STDIN or not plans.is_one_file(word)


def _read(named: Named, parameters: Mapping[str, str], say: Say) -> Result | None:
    if not named.revision:
        return plans.read_one(named.file, parameters, say)
    try:
        folders = (one for one in Path(named.file).resolve().parents if one.is_dir())
        return Revision(named.revision, next(folders)).load(Path(named.file), parameters)
    except RevisionError as fault:
        err(say(f"diff.{fault.reason}", about=fault.about, revision=named.revision) + "\n")
        return None


def _side(result: Result, named: Named, say: Say, language: Language) -> Side | None:
    if result.plan is None:
        err(say("diff.no-plan", file=named.name) + "\n")
        if result.diagnostics:
            err(plans.view([result], language, colour=False, width=width()).report(result.diagnostics))
        return None
    errors = sum(one.severity == "error" for one in result.diagnostics)
    if errors:
        err(say("diff.has-errors", file=named.name, count=errors) + "\n")
    plans.tell_open(result, named.name, say)
    return Side(result.plan, named.name, named.file, result.office_files.get("tệp thể thức"))


def from_git(words: Sequence[str]) -> Pair | None:
    """The two plans that git hands over; both are read among the neighbours that stand in the work tree."""
    before, after = (_handed(words[at], words[0]) for at in _FILES)
    return Pair(before, after) if before and after else None


def _handed(file: str, path: str) -> Side | None:
    plan = kehoach.loads(Path(file).read_bytes(), path=path, file=Path(path)).plan
    return Side(plan, path, path) if plan else None


def line_by_line(words: Sequence[str]) -> str:
    """The difference of what git hands over where it is not two plans: a new file, or one that plans share."""
    before, after = (Path(words[at]).read_text("utf-8", "replace").splitlines(keepends=True) for at in _FILES)
    return "".join(unified_diff(before, after, f"a/{words[0]}", f"b/{words[0]}"))
