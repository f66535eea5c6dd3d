"""`kehoach audit`: holds any Word file against the format that it claims; writes a corrected copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kehoach.cli import files, plans
from kehoach.cli.console import Exit, err, out
from kehoach.intake.audit.audit import audit_file, subject_of
from kehoach.intake.word.package import Package, open_bytes
from kehoach.intake.word.read import read
from kehoach.intake.word.zipped import LARGEST_FILE
from kehoach.layout.formats import BY_DATE, FILES
from kehoach.render.files import WriteError, write_whole
from kehoach.text import catalogue

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence

    from kehoach.intake.audit.audit import Audit
    from kehoach.intake.audit.pictures import Pictures
    from kehoach.text.catalogue import Say

FORMATS = (*FILES, *BY_DATE)
ENDINGS = (".docx", ".docm")
"""How the names of files end that are looked for in a folder."""
_REPORT = ".audit"
"""Sets a report apart from the web page of the same plan."""


class Audited(NamedTuple):
    """A file, what it holds, and what the audit says of it."""

    place: plans.FoundFile
    data: bytes
    package: Package
    audit: Audit
    pictures: Pictures | None

    @property
    def name(self) -> str:
        """What the user calls it."""
        return self.place.path


def add_arguments(parser: ArgumentParser, say: Say) -> None:
    """The files, the format to hold them against, the report, and whether to write a corrected copy."""
    parser.add_argument("files", nargs="+", metavar=say("audit.file"), help=say("audit.files-help"))
    known = ", ".join(FORMATS)
    parser.add_argument(
        "--as", dest="form", choices=FORMATS, metavar=say("audit.form-name"), help=say("audit.form-help", known=known)
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("audit.format-help"))
    parser.add_argument("--layout", action="store_true", help=say("audit.layout-help"))
    parser.add_argument("--all", action="store_true", help=say("audit.all-help"))
    parser.add_argument("--to", choices=("html",), help=say("audit.to-help"))
    parser.add_argument("--fix", action="store_true", help=say("audit.fix-help"))
    parser.add_argument("--tracked", action="store_true", help=say("audit.tracked-help"))
    parser.add_argument("-o", "--output", metavar=say("audit.path"), help=say("audit.output-help"))


def run(options: Namespace) -> int:
    """Audit every file and report on each of them; several are summed up at the end."""
    say = catalogue.speaker(options.language)
    if not _takes_output(options, say):
        return Exit.WRONG_USE
    if options.tracked and not options.fix:
        err(say("audit.tracked-needs-fix") + "\n")
        return Exit.WRONG_USE
    found = list(plans.found(options.files, ENDINGS))
    found = _without_copies(found, say) if options.fix else found
    if options.output and len(found) > 1 and not Path(options.output).is_dir():
        err(say("audit.needs-folder", path=options.output) + "\n")
        return Exit.WRONG_USE
    lacking = plans.lacks(options.files, say, ENDINGS)
    audited = list(_audited(found, options, say))
    if audited or options.format == "json":
        _tell(audited, options, say)
    written = [_write(each, options, say) for each in audited]
    if lacking or len(audited) < len(found) or not all(written):
        return Exit.WRONG_USE
    return Exit.PLAN_HAS_ERRORS if any(each.audit.failed for each in audited) else Exit.GOOD


def _without_copies(found: Sequence[plans.FoundFile], say: Say) -> list[plans.FoundFile]:
    """The files but for those that were written as corrected copies of others among them."""
    paths = [Path(each.path) for each in found]
    copies = {path.with_name(f"{path.stem}{say('audit.fixed-suffix')}{_ending(path)}") for path in paths}
    return [each for each, path in zip(found, paths, strict=True) if path not in copies]


def _takes_output(options: Namespace, say: Say) -> bool:
    """Take a place without `--to` or `--fix` for that of the page; whether it can be written."""
    if files.is_stdout(options.output, say):
        return False
    if options.output and not (options.to or options.fix):
        options.to = "html"
        return Path(options.output).is_dir() or not files.refused([options.output], ("html",), say)
    return True


def _audited(found: Sequence[plans.FoundFile], options: Namespace, say: Say) -> Iterator[Audited]:
    for place in found:
        data = _read(place.path, say)
        package = None if data is None else _opened(place.path, data, say)
        if data is not None and package is not None:
            yield _judged(place, data, package, options)


def _judged(place: plans.FoundFile, data: bytes, package: Package, options: Namespace) -> Audited:
    file = read(package)
    found = audit_file(file, options.form or "")
    if not options.layout:
        from kehoach.intake.audit.checker import with_words  # noqa: PLC0415 - slow

        found = with_words(found, file, data, Path(place.path).name)
    pictures = None
    if options.to:
        from kehoach.intake.audit.pages_seen import seen  # noqa: PLC0415 - only for a page

        found, pictures = seen(found, data, subject_of(file, options.form or ""))
    return Audited(place, data, package, found, pictures)


def _read(name: str, say: Say) -> bytes | None:
    """The bytes of the file, or nothing where it cannot be read, which is told."""
    path = Path(name)
    if path.is_file() and path.stat().st_size > LARGEST_FILE:
        err(say("audit.refused", file=name, why=say("word.refused-too-large", limit=LARGEST_FILE >> 20)) + "\n")
        return None
    return plans.read_bytes(name, say)


def _opened(name: str, data: bytes, say: Say) -> Package | None:
    package = open_bytes(data)
    if isinstance(package, Package):
        return package
    err(say("audit.refused", file=name, why=say(package.key, **dict(package.args))) + "\n")
    return None


def _tell(audited: Sequence[Audited], options: Namespace, say: Say) -> None:
    if options.format == "json":
        from kehoach.intake.audit import as_json  # noqa: PLC0415 - only for a program

        out(as_json.written([(each.name, each.audit) for each in audited], options.language))
        return
    from kehoach.intake.audit import report  # noqa: PLC0415 - only for a person

    for each in audited:
        out(report.text(each.name, each.audit, options.language, everything=options.all) + "\n")
    if len(audited) > 1:
        out(report.table([(each.name, each.audit) for each in audited], say) + "\n")


def _write(audited: Audited, options: Namespace, say: Say) -> bool:
    """Write the page and the copy that are asked for; whether all went well."""
    done = True
    if options.to:
        from kehoach.intake.audit import as_html  # noqa: PLC0415 - only for a page

        page = as_html.page(audited.name, audited.audit, audited.pictures, options.language)
        path = _beside(audited, options, ".html", _REPORT)
        done = _written(path, page.encode(), audited, say) and done
        if done:
            err(say("audit.written", path=path) + "\n")
    return _mend(audited, options, say) and done if options.fix else done


def _mend(audited: Audited, options: Namespace, say: Say) -> bool:
    from kehoach.intake.audit.mend import mended  # noqa: PLC0415 - only where a copy is asked for

    copy = mended(audited.package, options.form or "", tracked=options.tracked)
    path = _beside(audited, options, _ending(Path(audited.name)), say("audit.fixed-suffix"))
    if path.resolve() != Path(audited.name).resolve() and _is_another(path, copy.data):
        err(say("audit.exists", path=path) + "\n")
        return False
    if not _written(path, copy.data, audited, say):
        return False
    err(say("audit.mended", path=path, count=copy.changes, left=len(copy.audit.failed)) + "\n")
    return True


def _ending(path: Path) -> str:
    """How the name of a copy ends; Word opens a file with macros under no other ending than its own."""
    return ".docm" if path.suffix.lower() == ".docm" else ".docx"


def _is_another(path: Path, data: bytes) -> bool:
    """Whether a file of this name holds something else."""
    try:
        return path.read_bytes() != data
    except OSError:
        return path.is_file()


def _beside(audited: Audited, options: Namespace, ending: str, suffix: str) -> Path:
    """Where to write: where the user says, else beside the file; of two files only one can have the name given."""
    path = Path(plans.NAMED_BY_STDIN if audited.name == plans.STDIN else audited.name)
    name = f"{path.stem}{suffix}{ending}"
    if not options.output:
        return path.with_name(name)
    output = Path(options.output)
    if output.is_dir():
        return audited.place.below(output, name)
    return output if output.suffix.lower() == ending or not (options.to and options.fix) else output.with_name(name)


def _written(path: Path, data: bytes, audited: Audited, say: Say) -> bool:
    """Write the file whole, never over the one that was audited; what keeps it from being written is told."""
    if path.resolve() == Path(audited.name).resolve():
        err(say("audit.own-file", path=path) + "\n")
        return False
    try:
        write_whole(path, data)
    except WriteError as fault:
        err(say(f"write.{fault.reason}", path=path) + "\n")
        return False
    return True
