"""`kehoach import`: turns files that were made elsewhere into plans, and tells what was guessed and what differs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.cli import plans
from kehoach.cli.console import Exit, err, out
from kehoach.cli.show import imports
from kehoach.intake import readers
from kehoach.intake.oldfile import Remark
from kehoach.intake.structure import source_of
from kehoach.render.files import WriteError, write_whole
from kehoach.text import catalogue

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from kehoach.intake.structure import Imported
    from kehoach.text.catalogue import Say

_PLAN = ".kh"


def add_arguments(parser: ArgumentParser, say: Say) -> None:
    """The old files, where to write, and whether only to tell."""
    parser.add_argument("files", nargs="+", metavar=say("plans.file"), help=say("import.files-help"))
    parser.add_argument("-o", "--output", metavar=say("import.path"), help=say("import.output-help"))
    parser.add_argument("--revisions", action="store_true", help=say("import.revisions-help"))
    parser.add_argument("--report", action="store_true", help=say("import.report-help"))


def run(options: Namespace) -> int:
    """Turn every file into a plan, each for itself."""
    say = catalogue.speaker(options.language)
    files = list(plans.found(options.files, readers.ENDINGS))
    if len(files) > 1 and options.output and not Path(options.output).is_dir():
        err(say("import.needs-folder", path=options.output) + "\n")
        return Exit.WRONG_USE
    lacking = plans.lacks(options.files, say, readers.ENDINGS)
    done = [_import(file, options, say) for file in files]
    return max([Exit.WRONG_USE if lacking else Exit.GOOD, *done])


def _import(file: plans.FoundFile, options: Namespace, say: Say) -> Exit:
    name = file.path
    if reason := _unfit(Path(name)):
        err(say(f"import.{reason}", file=name) + "\n")
        return Exit.WRONG_USE
    target = _target(file, options.output)
    if target and target.exists() and not options.report:
        err(say("import.exists", path=target) + "\n")
        return Exit.WRONG_USE
    data = plans.read_bytes(name, say)
    if data is None:
        return Exit.WRONG_USE
    old = readers.read(data, name, revisions=options.revisions)
    if isinstance(old, Remark):
        err(f"{name}: {imports.told(old, say)}\n")
        return Exit.WRONG_USE
    made = source_of(old)
    if options.report:
        out(imports.report(name, made, say))
        return Exit.GOOD if made.equal else Exit.PLAN_HAS_ERRORS
    return _write(name, target, made, say)


def _unfit(path: Path) -> str:
    """Why what the user names is no old file, as far as one sees without reading it."""
    if path.suffix == _PLAN:
        return "is-plan"
    return "is-huge" if path.is_file() and path.stat().st_size > readers.LARGEST_FILE else ""


def _target(file: plans.FoundFile, output: str | None) -> Path | None:
    """Beside the old file, unless the user says where; nothing for the standard output."""
    if output == plans.STDIN or (file.path == plans.STDIN and output is None):
        return None
    name = Path(plans.NAMED_BY_STDIN if file.path == plans.STDIN else file.path).with_suffix(_PLAN)
    if output is None:
        return name
    return file.below(Path(output), name.name) if Path(output).is_dir() else Path(output)


def _write(name: str, target: Path | None, made: Imported, say: Say) -> Exit:
    if target is None:
        out(made.source)
        return Exit.GOOD
    try:
        write_whole(target, made.source.encode())
    except WriteError as fault:
        err(say(f"write.{fault.reason}", path=target) + "\n")
        return Exit.WRONG_USE
    out(imports.summary(name, str(target), made, say))
    return Exit.GOOD
