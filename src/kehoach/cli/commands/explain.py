"""`kehoach explain`: tells rules with a wrong and a right example each, or lists a family or all of them."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

from kehoach.cli.console import Exit, err, out
from kehoach.cli.near import did_you_mean
from kehoach.text import catalogue

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator

    from kehoach.text.catalogue import Entry, Language, Say


def add_arguments(parser: ArgumentParser, say: Say) -> None:
    """The codes, their beginnings for families, or none for the list."""
    parser.add_argument("codes", nargs="*", metavar=say("explain.code"), help=say("explain.code-help"))


def run(options: Namespace) -> int:
    """Tell the rules that were asked for."""
    rules, language = catalogue.entries(), options.language
    if not options.codes:
        out(_rows(sorted(rules), language))
        return Exit.GOOD
    families = {code.upper(): sorted(rule for rule in rules if rule.startswith(code.upper())) for code in options.codes}
    unknown = [code for code, family in families.items() if not family]
    for code in unknown:
        say = catalogue.speaker(language)
        err(f"{say('explain.unknown', code=code)}{did_you_mean(code, rules, say)}\n")
    told = (
        "\n\n".join(_sections(code, rules[code], language)) + "\n" if code in rules else _rows(family, language)
        for code, family in families.items()
        if family
    )
    out("\n\n".join(told))
    return Exit.WRONG_USE if unknown else Exit.GOOD


def _rows(codes: Iterable[str], language: Language) -> str:
    rules = catalogue.entries()
    return "".join(_row(code, rules[code], language) for code in codes)


def _row(code: str, rule: Entry, language: Language) -> str:
    severity = catalogue.phrase(f"show.{rule.severity}", language)
    return f"{code}  {severity:<9} {rule.general(rule.message, language)}\n"


def _sections(code: str, rule: Entry, language: Language) -> Iterator[str]:
    say = catalogue.speaker(language)
    yield f"{code} ({say(f'show.{rule.severity}')}): {rule.general(rule.message, language)}"
    yield f"{say('explain.why')} {rule.general(rule.why, language)}"
    if help_text := rule.general(rule.help, language):
        yield f"{say('show.help')} {help_text}"
    if rule.clause:
        yield f"{say('show.clause')} {rule.clause}"
    if rule.example:
        yield f"{say('explain.wrong')}\n{_source(rule.example.wrong)}"
        yield f"{say('explain.right')}\n{_source(rule.example.right)}"


def _source(text: str) -> str:
    return indent(text.strip("\n"), "    ")
