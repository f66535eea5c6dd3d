"""The formatter with its proof: what it writes says the same as what was there, comment by comment, fact by fact."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kehoach import dsl
from kehoach.dsl import formatter
from kehoach.dsl.faults import Faults
from kehoach.dsl.formatter_words import tidy
from kehoach.dsl.lines import read_lines
from kehoach.dsl.nodes import Comment, Directive, Point, Prose, Tree
from kehoach.dsl.vocabulary import Directive as Keyword
from kehoach.model.build import compile_plan
from kehoach.model.draft import Draft
from kehoach.model.files import Files
from kehoach.model.formats import FORMATS
from kehoach.model.head import HeadReader
from kehoach.model.names import Names
from kehoach.model.office import Office
from kehoach.model.plan import Plan, Run
from kehoach.text.patterns import lazily
from kehoach.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kehoach.dsl.nodes import Line
    from kehoach.text.diagnostics import Diagnostic

COMMENTS, FAULTS, AGAIN, OFFICE, PLAN = "comments", "faults", "again", "office", "plan"
"""What may no longer be the same, besides the fields of a plan."""
_WHERE = frozenset(("span", "id_span", "key_span", "head_span"))
_TYPED = frozenset(("mark", "number"))
"""The number of a point as its author typed it; the one that is printed follows from its place."""
_REVEALED = frozenset(("KH007",))
"""A letter that only looks like another is told of no sooner than the unseen sign beside it is gone."""
_HEAD = "\n@kế hoạch …\n"
_SPACES = lazily(r"\s+")


class Formatted(NamedTuple):
    """A text in the one style; `changed` names what would no longer be the same, and is empty where all is proved."""

    text: str
    changed: str = ""


def formatted(source: Source, file: Path | None) -> Formatted:
    """The source in the one style, and whether it still says the same; `file` is where it stands."""
    before = dsl.parse(source)
    shapes = _shapes(source, before[0], Files(file))
    text = formatter.formatted(source, before[1], shapes)
    if text == "\n".join(source.lines):
        return Formatted(text)
    written = Source(text, source.path)
    after = dsl.parse(written)
    if tuple(_comments(read_lines(source))) != tuple(_comments(read_lines(written))):
        return Formatted(text, COMMENTS)
    if formatter.formatted(written, after[1], shapes) != text:
        return Formatted(text, AGAIN)
    if _same_faults(before[1], after[1]) and _said(before[0].blocks) == _said(after[0].blocks):
        return Formatted(text)
    changed = _difference_when_compiled(source, written, file) or _difference_of_offices(before[0], after[0])
    return Formatted(text, changed)


def difference(one: Plan, other: Plan) -> str:
    """The first field in which two plans are not the same but for where things stand and for runs of spaces."""
    fields = Plan.__struct_fields__
    return next((name for name in fields if _said(getattr(one, name)) != _said(getattr(other, name))), "")


def _shapes(source: Source, tree: Tree, files: Files) -> tuple[str, ...]:
    """How the format of the plan numbers its headings."""
    main = next((one for one in tree.blocks if isinstance(one, Directive) and one.kind.name == "kế hoạch"), None)
    if main is None:
        return FORMATS[0].numbering
    draft = Draft(Faults(source), Names())
    office = Office(draft, files)
    office.read(tree.blocks)
    return HeadReader(draft, main, office.head_pairs).shapes()


def _difference_when_compiled(before: Source, after: Source, file: Path | None) -> str:
    """What differs in the plans of two sources; an office's file is given a head, so that it makes a plan too."""
    old, new = compile_plan(before, Files(file)), compile_plan(after, Files(file))
    if not _same_faults(old.diagnostics, new.diagnostics):
        return FAULTS
    one, other = old.plan, new.plan
    if one is None and other is None:
        one, other = (compile_plan(Source(text.text + _HEAD, text.path), Files(file)).plan for text in (before, after))
    return difference(one, other) if one and other else PLAN


def _difference_of_offices(before: Tree, after: Tree) -> str:
    """Whether `@cơ quan`, of which a plan in the same file takes nothing, is another one."""
    return "" if list(_office(before)) == list(_office(after)) else OFFICE


def _office(tree: Tree) -> Iterator[tuple[str, ...]]:
    for directive in tree.blocks:
        if isinstance(directive, Directive) and directive.kind.name == "cơ quan":
            for pair in directive.pairs:
                yield pair.key, *(tidy(words.text) for words in (pair.value, *pair.items))


def _same_faults(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> bool:
    """Whether no fault has come, and none has gone but those that formatting mends."""
    old, new = Counter(one.code for one in before), Counter(one.code for one in after)
    return set(new - old) <= _REVEALED and set(old - new) <= formatter.MENDED


def _comments(items: Iterable[Line | Comment]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Comment):
            yield item.text.rstrip()
        else:
            yield from _comments(item.body)


def _said(part: object) -> object:
    """What a part of a tree or a plan says, free of where it stands."""
    if isinstance(part, tuple):
        return _said_in_runs(part) if part and isinstance(part[0], Run) else tuple(map(_said, part))
    if isinstance(part, msgspec.Struct):
        return _said_in_fields(part)
    return _SPACES.sub(" ", part) if isinstance(part, str) and "  " in part else part


def _said_in_fields(part: msgspec.Struct) -> object:
    if isinstance(part, Prose):
        return part.text
    if isinstance(part, Keyword):
        return part.name
    unsaid = _WHERE | _TYPED if isinstance(part, Point) else _WHERE
    said = (getattr(part, name) for name in part.__struct_fields__ if name not in unsaid)
    return (type(part), *map(_said, said))


def _said_in_runs(runs: tuple[Run, ...]) -> object:
    """The words of runs; where only the text goes on, two runs print as one."""
    styles = groupby(runs, lambda run: (run.bold, run.italic, run.unconfirmed, run.refers_to, _said(run.note)))
    return [(style, _said("".join(run.text for run in same))) for style, same in styles]
