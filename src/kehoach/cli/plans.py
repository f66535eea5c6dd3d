"""What commands that take plans have in common: which files are meant, reading them, telling what is wrong."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentTypeError
from contextlib import suppress
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import kehoach
from kehoach.cli.console import err

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kehoach import Result
    from kehoach.cli.show.terminal import TerminalView
    from kehoach.text.catalogue import Language, Say
    from kehoach.text.diagnostics import Diagnostic

STDIN = "-"
NAMED_BY_STDIN = "ke-hoach"
"""What a file that is made from the standard input is called."""
PLANS = (".kh",)
_OPEN_IN_WORD = "~$"
"""How Word names what it lays beside a file that it has open."""
_REASONS = {FileNotFoundError: "missing", IsADirectoryError: "no-plans", PermissionError: "forbidden"}


def add_files(parser: ArgumentParser, say: Say) -> None:
    """Let the user name plans, folders of plans, and patterns such as `xã/*.kh`."""
    parser.add_argument("files", nargs="+", metavar=say("plans.file"), help=say("plans.files-help"))


def add_jobs(parser: ArgumentParser, say: Say) -> None:
    """Let the user say how many processes work at once."""
    parser.add_argument("-j", "--jobs", type=_count(say), metavar=say("plans.number"), help=say("plans.jobs-help"))


def _count(say: Say) -> Callable[[str], int]:
    def read(typed: str) -> int:
        if typed.isdecimal() and int(typed):
            return int(typed)
        raise ArgumentTypeError(say("plans.jobs-form"))

    return read


def add_parameters(parser: ArgumentParser, say: Say) -> None:
    """Let the user give values: `--param xã=Bình Gia`."""
    parser.add_argument(
        "--param",
        dest="parameters",
        action="append",
        default=[],
        type=_parameter(say),
        metavar=say("plans.param"),
        help=say("plans.param-help"),
    )


def _parameter(say: Say) -> Callable[[str], tuple[str, str]]:
    def read(word: str) -> tuple[str, str]:
        name, equals, value = word.partition("=")
        if not equals or not name.strip():
            raise ArgumentTypeError(say("plans.param-form", word=word))
        return name.strip(), value.strip()

    return read


class FoundFile(msgspec.Struct, frozen=True):
    """A file that the user means, and the folder below which he named it."""

    path: str
    base: str

    def below(self, folder: Path, name: str) -> Path:
        """Where a file of this name stands in a folder as this one stands below its base; the way there is made."""
        place = folder / os.path.relpath(Path(self.path).with_name(name), self.base)
        with suppress(OSError):  # a folder that cannot be made is told when the file is written
            place.parent.mkdir(parents=True, exist_ok=True)
        return place


def found(names: Iterable[str], endings: Sequence[str] = PLANS) -> Iterator[FoundFile]:
    """Every file named, every one below a folder that has such an ending, whatever fits a pattern; each once."""
    seen: set[str] = set()
    for name in names:
        for file in _searched(name, endings):
            if (path := os.path.abspath(file.path)) not in seen:  # noqa: PTH100 - pathlib would follow links, which are files of their own
                seen.add(path)
                yield file


def lacks(names: Iterable[str], say: Say, endings: Sequence[str] = PLANS) -> bool:
    """Whether something that the user names is not there, which is told."""
    lacking = [name for name in names if not _searched(name, endings)]
    for name in lacking:
        err(say(_why_nothing(name, endings), file=name, known=", ".join(endings)) + "\n")
    return bool(lacking)


def one(name: str, say: Say) -> str | None:
    """The single plan that the user means, be it by its folder or by a pattern; a word to him where it is none."""
    files = [file.path for file in found([name])]
    if len(files) > 1:
        err(say("plans.several", file=name, count=len(files), first=files[0]) + "\n")
        return None
    return None if lacks([name], say) else files[0]


def is_one_file(name: str) -> bool:
    """Whether the name means one file, not whatever a folder holds or a pattern fits."""
    return name in ("", STDIN) or not (os.path.isdir(name) or _is_pattern(name))  # noqa: PTH112 - says no where the user may not look


def plan_files(names: Iterable[str]) -> Iterator[str]:
    """The paths of what `found` finds."""
    return (file.path for file in found(names))


def _searched(name: str, endings: Sequence[str]) -> list[FoundFile]:
    if is_one_file(name):
        return [FoundFile(name, str(Path(name).parent))] if name == STDIN or _is_there(name) else []
    if not _is_pattern(name):
        return [FoundFile(path, name) for path in _below(name, endings)]
    fixed = list(takewhile(lambda part: not _has_magic(part), Path(name).parts))
    base = Path(*fixed)
    pattern = Path(*Path(name).parts[len(fixed) :])
    named = _is_hidden(pattern)  # as in a shell, only a pattern that says so finds what is hidden
    matches = sorted(path for path in base.glob(str(pattern)) if named or not _is_hidden(path.relative_to(base)))
    listed = [match for match in matches if not match.name.startswith(_OPEN_IN_WORD)]
    files = [path for match in listed for path in (_below(match, endings) if match.is_dir() else [str(match)])]
    return [FoundFile(path, str(base)) for path in files]


def _is_there(name: str) -> bool:
    """Whether the name leads to something; what the user may not look into is told when it is read."""
    try:
        os.stat(name)  # noqa: PTH116 - to pathlib no name at all is this folder
    except PermissionError:
        return True
    except OSError:
        return False
    return True


def _why_nothing(name: str, endings: Sequence[str]) -> str:
    if is_one_file(name):
        return "plans.missing"
    if _is_pattern(name):
        return "plans.no-match"
    return "plans.no-plans" if endings == PLANS else "plans.no-files"


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _is_pattern(name: str) -> bool:
    return _has_magic(name) and not os.path.exists(name)  # noqa: PTH110 - says no where the user may not look


def _has_magic(name: str) -> bool:
    return any(sign in name for sign in "*?[")


def _below(folder: str | Path, endings: Sequence[str]) -> list[str]:
    """The files of a folder, and the folders in it that the user may not look into: reading these tells so."""
    closed: list[OSError] = []
    files = [path for path in _shown(Path(folder), closed.append) if path.suffix.lower() in endings and _is_file(path)]
    forbidden = [Path(fault.filename) for fault in closed if isinstance(fault, PermissionError)]
    return sorted(map(str, (*files, *forbidden)))


def _shown(folder: Path, tell: Callable[[OSError], None]) -> Iterator[Path]:
    """Whatever is below a folder, but not what is hidden there: `.git`, `.venv`, the drafts of editors."""
    for top, folders, files in os.walk(folder, onerror=tell):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(top, name) for name in files if not _is_aside(name))


def _is_aside(name: str) -> bool:
    """Whether a file is hidden, or lies beside one that Word has open."""
    return name.startswith((".", _OPEN_IN_WORD))


def _is_file(path: Path) -> bool:
    """Whether it is a file, or might be one where the user may not look."""
    try:
        return path.is_file()
    except PermissionError:
        return True


def read(name: str, parameters: Mapping[str, str], say: Say) -> Result | None:
    """The plan of one file, or a word to the user on why it cannot be read."""
    try:
        return compiled(name, parameters)
    except OSError as fault:
        tell_unread(fault, name, say)
    return None


def read_one(name: str, parameters: Mapping[str, str], say: Say) -> Result | None:
    """The single plan that the user means, or a word to him on why there is none."""
    path = one(name, say)
    result = read(path, parameters, say) if path else None
    return None if path is None or result is None or holds_none(result, path, say) else result


def holds_none(result: Result, name: str, say: Say) -> bool:
    """Whether a file holds only what plans share, which is told."""
    if result.plan is not None or result.diagnostics:
        return False
    err(say("plans.shared-only", file=name) + "\n")
    return True


def read_all(names: Sequence[str], parameters: Mapping[str, str], say: Say) -> list[Result] | None:
    """The plans of all that the user names; nothing where one of them cannot be read, which is told."""
    lacking = lacks(names, say)
    results = [read(name, parameters, say) for name in plan_files(names)]
    whole = [result for result in results if result is not None]
    return None if lacking or len(whole) < len(results) else whole


def compiled(name: str, parameters: Mapping[str, str]) -> Result:
    """The plan of one file, or of the standard input."""
    if name == STDIN:
        return kehoach.loads(sys.stdin.buffer.read(), path=name, parameters=parameters)
    return kehoach.load(name, parameters=parameters)


def tell_open(result: Result, name: str, say: Say) -> None:
    """Say that a plan has open questions, whose words are not settled."""
    if result.plan and (count := len(result.plan.questions)):
        err(say("plans.open", file=name, count=count) + "\n")


def read_bytes(name: str, say: Say) -> bytes | None:
    """What a file holds, or a word to the user on why it cannot be read."""
    try:
        return sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as fault:
        tell_unread(fault, name, say)
    return None


def tell_unread(fault: OSError, name: str, say: Say) -> None:
    """Say why a file cannot be read."""
    err(say(reason(fault), file=name) + "\n")


def reason(fault: OSError) -> str:
    """The phrase that says why a file cannot be read."""
    return f"plans.{_REASONS.get(type(fault), 'unreadable')}"


def each_once(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics in the order of the files; plans that share a file share its faults."""
    found = {(item.code, item.place, *item.args.items()): item for item in diagnostics}
    return sorted(found.values(), key=lambda item: item.place)


def view(results: Sequence[Result], language: Language, *, colour: bool, width: int) -> TerminalView:
    """What shows diagnostics of these plans with the lines that they speak of."""
    from kehoach.cli.show.terminal import TerminalView  # noqa: PLC0415 - most plans have nothing to tell

    lines = {name: source.lines for result in results for name, source in result.sources.items()}
    return TerminalView(lines, language, colour=colour, width=width)
