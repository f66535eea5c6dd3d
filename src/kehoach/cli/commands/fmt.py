"""`kehoach fmt`: writes plans in the one style, where it is proved that they say the same."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.cli import plans
from kehoach.cli.console import Exit, err, out, wants_colour, width
from kehoach.cli.show import TerminalView
from kehoach.model.sameness import formatted
from kehoach.render.files import WriteError, write_whole
from kehoach.text import catalogue
from kehoach.text.hygiene import decode

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from kehoach.text.catalogue import Say
    from kehoach.text.source import Source


def add_arguments(parser: ArgumentParser, say: Say) -> None:
    """The plans, and whether to write them or only to tell."""
    plans.add_files(parser, say)
    parser.add_argument("--check", action="store_true", help=say("fmt.check-help"))
    parser.add_argument("--diff", action="store_true", help=say("fmt.diff-help"))


def run(options: Namespace) -> int:
    """Format every plan, each for itself."""
    say = catalogue.speaker(options.language)
    lacking = plans.lacks(options.files, say)
    done = [_format(name, options, say) for name in plans.plan_files(options.files)]
    return max([Exit.WRONG_USE if lacking else Exit.GOOD, *done])


def _format(name: str, options: Namespace, say: Say) -> Exit:
    data = plans.read_bytes(name, say)
    if data is None:
        return Exit.WRONG_USE
    source, refused = decode(data, name)
    if source is None:
        err(TerminalView({}, options.language, colour=wants_colour(), width=width()).report(refused))
        return Exit.PLAN_HAS_ERRORS
    text, changed = formatted(source, None if name == plans.STDIN else Path(name))
    if changed:
        err(say("fmt.unproved", file=name, part=say(f"part.{changed}")) + "\n")
        return Exit.OUR_FAULT
    if options.check or options.diff:
        return Exit.GOOD if text.encode() == data else _tell(source, text, options, say)
    return _write(name, data, text, say)


def _tell(source: Source, text: str, options: Namespace, say: Say) -> Exit:
    if options.diff:
        out(_diff(source.path, source.lines, text.split("\n"), say))
    if not options.check:
        return Exit.GOOD
    err(say("fmt.would-change", file=source.path) + "\n")
    return Exit.PLAN_HAS_ERRORS


def _diff(name: str, old: list[str], new: list[str], say: Say) -> str:
    lines = unified_diff(old, new, say("fmt.before", file=name), say("fmt.after", file=name), lineterm="")
    return "".join(f"{line}\n" for line in lines)


def _write(name: str, data: bytes, text: str, say: Say) -> Exit:
    """Write the file anew (of a link, the file that it leads to); one that needs no change is not touched."""
    if name == plans.STDIN:
        out(text)
    elif text.encode() != data:
        try:
            write_whole(Path(name), text.encode())
        except WriteError as fault:
            err(say(f"write.{fault.reason}", path=name) + "\n")
            return Exit.WRONG_USE
        out(say("fmt.written", file=name) + "\n")
    return Exit.GOOD
