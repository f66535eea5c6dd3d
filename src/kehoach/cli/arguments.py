"""The words on the command line, read by an argparse that speaks the user's language."""

from __future__ import annotations

import argparse
import re
import sys
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, NoReturn

import kehoach
from kehoach.cli.commands import COMMANDS, command
from kehoach.cli.console import Exit, columns
from kehoach.cli.near import did_you_mean
from kehoach.text.catalogue import LANGUAGES, phrases, speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kehoach.text.catalogue import Language, Say

vars(argparse).update(_=lambda words: words, ngettext=lambda one, many, count: one if count == 1 else many)
"""What argparse says is known by its English words, so Python's search for translations, a millisecond, is left out."""


def chosen_language(words: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language of `--lang`, wherever it stands, else of `KEHOACH_LANG`, else Vietnamese."""
    asked = environment.get("KEHOACH_LANG")
    for word, after in zip_longest(words, words[1:]):
        name, equals, value = word.partition("=")
        if name == "--lang":
            asked = value if equals else after
    return next((language for language in LANGUAGES if language == asked), "vi")


def parse(words: Sequence[str], language: Language) -> argparse.Namespace:
    """What the user asks for; wrong use ends the program with a message."""
    say = speaker(language)
    parser = Parser("kehoach", say("cli.description"), say)
    version = f"kehoach {kehoach.__version__}"
    parser.add_argument("--version", action="version", version=version, help=say("cli.version"))
    listed = parser.add_subparsers(title=say("cli.commands"), metavar=say("cli.command"), dest="command", required=True)
    for name in _offered(words):
        about = say(f"command.{name}")
        told = f"{about[0].upper()}{about[1:]}."
        own = listed.add_parser(name, prog=f"kehoach {name}", description=told, help=about, say=say)
        if name in words:
            command(name).add_arguments(own, say)
    if not words:
        parser.print_help(sys.stderr)
        parser.exit(Exit.WRONG_USE)
    options, unknown = parser.parse_known_args(words, argparse.Namespace(language=language))
    if unknown and not _taken(options, unknown):
        listed.choices[options.command].refuse(unknown)
    return options


def _taken(options: argparse.Namespace, later: Sequence[str]) -> bool:
    """Add files that are named behind an option to those before it, which argparse does not; whether that is all."""
    names = getattr(options, "files", None) or getattr(options, "words", None)
    if not names or any(word.startswith("-") for word in later):
        return False
    names += later
    return True


def _offered(words: Sequence[str]) -> Sequence[str]:
    """The command that opens the words, behind `--lang` at most; else all, to be told or chosen from."""
    first = 2 if words[:1] == ["--lang"] else int(bool(words) and words[0].startswith("--lang="))
    return words[first : first + 1] if set(words[first : first + 1]) & set(COMMANDS) else COMMANDS


class Parser(argparse.ArgumentParser):
    """An argument parser whose every word comes from the catalogue."""

    def __init__(self, prog: str, description: str, say: Say, **_later: object) -> None:
        """Take no notice of what the argparse of a later Python gives to the parser of a command, such as `color`."""
        help_style = partial(_Help, say=say)
        super().__init__(prog, description=description, formatter_class=help_style, add_help=False, allow_abbrev=False)
        self.say = say
        self._positionals.title = say("cli.arguments")
        self._optionals.title = say("cli.options")
        self.add_argument("-h", "--help", action="help", help=say("cli.help"))
        self.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=say("cli.lang"))

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End once everything is written, so that a reader who has left is noticed in time."""
        sys.stdout.flush()
        super().exit(status, message)

    def refuse(self, unknown: Sequence[str]) -> NoReturn:
        """Say which words the command does not know, and which of its options the first of them may be."""
        told = self.say("argparse.unrecognized", words=" ".join(unknown))
        options = [name for name in self._option_string_actions if name.startswith("--")]
        self._end(f"{told}." + did_you_mean(unknown[0].partition("=")[0], options, self.say))

    def error(self, message: str) -> NoReturn:
        """Tell the user what is wrong with the words given, and end."""
        self._end(_told(message, self.say))

    def _end(self, problem: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(Exit.WRONG_USE, self.say("cli.wrong-use", prog=self.prog, problem=problem) + "\n")


class _Help(argparse.HelpFormatter):
    def __init__(self, prog: str, *, say: Say) -> None:
        super().__init__(prog, width=columns(80) - 2)
        self._say = say

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._say("cli.usage") if prefix is None else prefix)


def _told(message: str, say: Say) -> str:
    """A message of argparse in the user's words; `[argparse]` holds those that it can give."""
    for name, words in phrases("argparse").items():
        if match := re.fullmatch(_pattern(words["en"]), message, re.DOTALL):
            parts = {key: text.replace("'", "") for key, text in match.groupdict().items()}
            return say(f"argparse.{name}", **parts) + _suggestion(parts, say)
    return message


def _pattern(template: str) -> str:
    """A template such as `unrecognized arguments: {words}` as the expression that finds what was filled in."""
    from string import Formatter  # noqa: PLC0415 - only where the words are wrong

    pieces = Formatter().parse(template)
    return "".join(re.escape(text) + (f"(?P<{field}>.+)" if field else "") for text, field, _, _ in pieces)


def _suggestion(parts: Mapping[str, str], say: Say) -> str:
    if "choices" not in parts:
        return ""
    return did_you_mean(parts["value"], parts["choices"].split(", "), say)
