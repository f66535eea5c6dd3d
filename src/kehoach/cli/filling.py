"""A plan with parameters and a table of rows, matched before anything is built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.batch.cells import RowsError
from kehoach.batch.names import blanks, has_stray_brace
from kehoach.batch.planning import NUMBER, YEAR, Template
from kehoach.batch.rows import read_rows
from kehoach.cli import outputs, plans
from kehoach.cli.console import Exit, err, wants_colour, width
from kehoach.cli.near import did_you_mean
from kehoach.cli.show.terminal import TerminalView
from kehoach.text.letters import fold

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Collection, Iterator

    from kehoach.batch.jobs import Job, Outcome
    from kehoach.batch.rows import Rows
    from kehoach.text.catalogue import Language, Say


def jobs(options: Namespace, say: Say) -> list[Job | Outcome] | Exit:
    """A job for each row of the table, or the exit code where plan and table do not fit, which is told."""
    if not outputs.is_folder(options.output):
        _say_lines([say("build.needs-folder", path=options.output)])
        return Exit.WRONG_USE
    template = _template(options, say)
    if isinstance(template, Exit):
        return template
    table = _table(options.rows, template.declared, options.language, say)
    if table is None:
        return Exit.WRONG_USE
    pattern = options.name or f"{Path(template.path).stem}-{{{NUMBER}}}"
    misfits = [*_lacking(template, table, options.rows, say), *_misnamed(template, table, pattern, say)]
    _say_lines([*_unused(template, table, pattern, options.rows, say), *misfits])
    return Exit.WRONG_USE if misfits else list(template.fill(table.rows, pattern, outputs.how(options)))


def _template(options: Namespace, say: Say) -> Template | Exit:
    name = options.files[0]
    if not outputs.names_one_file(options) or name == plans.STDIN:
        _say_lines([say("build.rows-one-plan")])
        return Exit.WRONG_USE
    result = plans.read(name, dict(options.parameters), say)
    if result is None:
        return Exit.WRONG_USE
    template = Template(name, result)
    if result.plan is None and not result.diagnostics:
        _say_lines([say("build.shared-only", file=name)])
        return Exit.WRONG_USE
    if result.plan is None:
        err(plans.view([result], options.language, colour=wants_colour(), width=width()).report(result.diagnostics))
        return Exit.PLAN_HAS_ERRORS
    if not template.declared:
        _say_lines([say("build.rows-no-parameters", file=name)])
        return Exit.WRONG_USE
    return template


def _table(file: str, wanted: Collection[str], language: Language, say: Say) -> Rows | None:
    try:
        return read_rows(file, wanted)
    except OSError as fault:
        plans.tell_unread(fault, file, say)
    except RowsError as fault:
        if fault.refusal:
            _say_lines([say(fault.refusal.key, **fault.refusal.args)])
        else:
            err(TerminalView({}, language, colour=wants_colour(), width=width()).report(fault.diagnostics))
    return None


def _lacking(template: Template, table: Rows, file: str, say: Say) -> Iterator[str]:
    """Parameters that would get no value, and columns that were probably meant for one."""
    if len(_strange(template, table)) == len(table.columns):
        yield say("build.rows-header", file=file, known=", ".join(template.declared))
        return
    columns = {fold(column) for column in table.columns}
    without = [name for name in template.declared if fold(name) not in columns]
    for column in _strange(template, table):
        if guess := did_you_mean(column, without, say):
            yield say("build.column-unknown", file=file, column=column) + guess
    for name in template.open:
        if fold(name) not in columns:
            yield say("build.rows-lacks", file=file, name=name)


def _unused(template: Template, table: Rows, pattern: str, file: str, say: Say) -> Iterator[str]:
    named = {fold(blank) for blank in blanks(pattern)}
    strange = _strange(template, table)
    for column in strange if len(strange) < len(table.columns) else ():
        if fold(column) not in named:
            yield say("build.column-unused", file=file, column=column)


def _strange(template: Template, table: Rows) -> list[str]:
    return [column for column in table.columns if not template.knows(column)]


def _misnamed(template: Template, table: Rows, pattern: str, say: Say) -> Iterator[str]:
    if "/" in pattern or "\\" in pattern:
        yield say("build.name-folder", pattern=pattern)
    if has_stray_brace(pattern):
        yield say("build.name-brace", pattern=pattern)
    known = {fold(name): name for name in (NUMBER, YEAR, *template.declared, *table.columns)}
    for blank in blanks(pattern):
        if fold(blank) not in known:
            yield say("build.name-unknown", name=blank) + did_you_mean(blank, known.values(), say)


def _say_lines(lines: list[str]) -> None:
    err("".join(f"{line}\n" for line in lines))
