"""The commands, a module each.

`kehoach model …` is the module `kehoach.cli.commands.model`; `kehoach import …`, which Python has a meaning for, is
`import_`. To add a command:

1. write its module with `add_arguments(parser, say)`, which declares what may follow the command (every text through
   `say("model.…")`), and `run(options) -> int`, which does the work and returns an `Exit`; `options` holds the parsed
   arguments and `options.language`;
2. put its name into `COMMANDS`, in the order in which the help tells them;
3. put its phrases into `messages/phrases/`: what it does, in one line, under `[command]`; the rest under its name.

Only the module of the command in use is imported, so a command may import at its top whatever it needs.
"""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from kehoach.text.catalogue import Say

COMMANDS = (
    "new",
    "import",
    "audit",
    "check",
    "fmt",
    "build",
    "watch",
    "model",
    "next",
    "diff",
    "series",
    "timeline",
    "tasks",
    "explain",
)


class Command(Protocol):
    """What the module of a command offers."""

    def add_arguments(self, parser: ArgumentParser, say: Say, /) -> None:
        """Declare what may follow the command."""

    def run(self, options: Namespace, /) -> int:
        """Do the work and return the exit code."""


def command(name: str) -> Command:
    """The command of this name, imported now."""
    module = f"{name}_" if iskeyword(name) else name
    return cast("Command", import_module(f"{__name__}.{module}"))
