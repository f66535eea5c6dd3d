"""Files that a command makes where the user says, in the forms that their endings ask for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.cli.console import Exit, err, out
from kehoach.render.files import WriteError, write_whole

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable, Iterable, Sequence

    from kehoach.text.catalogue import Say


def add_outputs(parser: ArgumentParser, say: Say, forms: Sequence[str]) -> None:
    """Let the user name files; the ending of each says its form."""
    help_ = say("files.output-help", known=told(forms))
    parser.add_argument(
        "-o", "--output", dest="outputs", action="append", default=[], metavar=say("plans.file"), help=help_
    )


def is_stdout(output: str | None, say: Say) -> bool:
    """Whether the user wants a file printed that a terminal cannot show, which is told."""
    if output == "-":
        err(say("cli.no-stdout") + "\n")
    return output == "-"


def refused(outputs: Iterable[str], forms: Sequence[str], say: Say) -> bool:
    """Whether a file has an ending that stands for no form, which is told."""
    wrong = [path for path in outputs if form_of(path) not in forms]
    for path in wrong:
        err(say("files.no-form", path=path, known=told(forms)) + "\n")
    return bool(wrong)


def form_of(path: str) -> str:
    """The form that the ending of a file asks for."""
    return Path(path).suffix.lower().removeprefix(".")


def write(outputs: Iterable[str], make: Callable[[str], bytes], say: Say) -> Exit:
    """Make all files, then write them one by one, each whole or not at all."""
    made = {path: make(form_of(path)) for path in dict.fromkeys(outputs)}
    for path, data in made.items():
        try:
            write_whole(Path(path), data)
        except WriteError as fault:
            err(say(f"write.{fault.reason}", path=path) + "\n")
            return Exit.WRONG_USE
        out(say("build.written", path=path) + "\n")
    return Exit.GOOD


def told(forms: Iterable[str]) -> str:
    """The endings that files may have."""
    return ", ".join(f".{form}" for form in forms)
