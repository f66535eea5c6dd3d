"""Where plans are written to and in which forms, as the user says it on the command line."""

from __future__ import annotations

import os
from argparse import ArgumentTypeError
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import kehoach
from kehoach.batch.planning import Plans
from kehoach.cli import files, plans
from kehoach.cli.console import Exit, err
from kehoach.text.letters import fold

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from kehoach.batch.jobs import Job
    from kehoach.text.catalogue import Say

_USUAL = "docx"


def add_outputs(parser: ArgumentParser, say: Say) -> None:
    """Where to write, in which forms, draft or final, and values of parameters."""
    known = ", ".join(kehoach.OUTPUTS)
    parser.add_argument("-o", "--output", metavar=say("build.path"), help=say("build.output-help"))
    parser.add_argument("--to", type=_forms(say), metavar=say("build.forms"), help=say("build.to-help", known=known))
    parser.add_argument("--final", action="store_true", help=say("build.final-help"))
    parser.add_argument("--template", default="", metavar=say("build.template"), help=say("build.template-help"))
    parser.add_argument("--attach", action="store_true", help=say("build.attach-help"))
    parser.add_argument("--sign-fields", action="store_true", help=say("build.sign-fields-help"))
    parser.add_argument("--fonts", default="", metavar=say("build.folder"), help=say("build.fonts-help"))
    parser.add_argument("--force", action="store_true", help=say("build.force-help"))
    plans.add_parameters(parser, say)


def refusal(options: Namespace, say: Say) -> str:
    """Why what is asked cannot be done; empty where it can."""
    if options.output == plans.STDIN:
        return say("cli.no-stdout")
    if plans.STDIN in options.files and len(options.files) > 1:
        return say("build.stdin-alone")
    return _wrong_files(options, say) or (_wrong_ending(options, say) if names_one_file(options) else "")


def _wrong_files(options: Namespace, say: Say) -> str:
    """Why the forms that are asked for do not go with what is asked of them."""
    if options.template and not Path(options.template).is_file():
        return say("plans.missing", file=options.template)
    asked = "--attach" * options.attach or "--sign-fields" * options.sign_fields or "--fonts" * bool(options.fonts)
    if asked and "pdf" not in _asked_forms(options):
        return say("build.only-pdf", option=asked)
    if options.template and "docx" not in _asked_forms(options):
        return say("build.only-docx", option="--template")
    return say("build.no-pyhanko") if options.sign_fields and not _can_sign() else ""


def _wrong_ending(options: Namespace, say: Say) -> str:
    """Why a file cannot be called as the user says: what it would hold has another ending."""
    ending = "" if _means_folder(options) else files.form_of(options.output)
    if ending and ending not in kehoach.OUTPUTS.values():
        return say("files.no-form", path=options.output, known=files.told(kehoach.OUTPUTS.values()))
    form = _form(options)
    if ending and len(options.to or ()) == 1 and ending != kehoach.OUTPUTS[form]:
        return say("build.other-ending", path=options.output, form=form, ending=kehoach.OUTPUTS[form])
    return ""


def _can_sign() -> bool:
    from kehoach.render.pdf.widgets import can_add_fields  # noqa: PLC0415 - few PDFs are signed digitally

    return can_add_fields()


def _asked_forms(options: Namespace) -> tuple[str, ...]:
    return options.to or (_form(options),)


def _forms(say: Say) -> Callable[[str], tuple[str, ...]]:
    def read(typed: str) -> tuple[str, ...]:
        forms = dict.fromkeys(fold(word) for word in typed.split(","))
        for form in forms:
            if form not in kehoach.OUTPUTS:
                raise ArgumentTypeError(say("build.no-form", word=form, known=", ".join(kehoach.OUTPUTS)))
        return tuple(forms)

    return read


def names_one_file(options: Namespace) -> bool:
    """Whether the user names a single plan, not a folder or a pattern."""
    return len(options.files) == 1 and plans.is_one_file(options.files[0])


def jobs(options: Namespace, say: Say) -> list[Job] | Exit:
    """A job for each plan that the user names; where they cannot be written as he says, that is told."""
    found = jobs_now(options)
    if found is None:
        tell_no_folder(options, say)
        return Exit.WRONG_USE
    return found


def jobs_now(options: Namespace) -> list[Job] | None:
    """A job for each plan that is there now; nothing where they cannot be written as the user says."""
    if names_one_file(options):
        job = _job_of_one(options.files[0], options)
        return None if job is None else [job]
    if not is_folder(options.output):
        return None
    settings = how(options)
    return [settings.job(file.path, file.base) for file in plans.found(options.files)]


def tell_no_folder(options: Namespace, say: Say) -> None:
    """Say that what is to be written needs a folder."""
    err(say("build.needs-folder", path=options.output) + "\n")


def how(options: Namespace) -> Plans:
    """How every one of many plans is built."""
    return Plans(
        options.to or (_USUAL,),
        options.output,
        dict(options.parameters),
        options.final,
        options.template,
        attach=options.attach,
        sign_fields=options.sign_fields,
        fonts=options.fonts,
        replace=options.force,
    )


def is_folder(output: str | None) -> bool:
    """Whether many files can be written there: a folder, or one that can be made; without it, beside the plans."""
    if output is None or output.endswith(("/", os.sep)) or os.path.isdir(output):  # noqa: PTH112 - says no where the user may not look
        return True
    return not os.path.isfile(output) and files.form_of(output) not in kehoach.OUTPUTS.values()  # noqa: PTH113 - the same


def _job_of_one(name: str, options: Namespace) -> Job | None:
    """Beside the plan, unless the user says where; nothing where several forms would go into one file."""
    stem = Path(plans.NAMED_BY_STDIN if name == plans.STDIN else name).with_suffix("")
    settings = how(options)
    output = options.output
    if output is None:
        return settings.job_at(name, stem)
    if _means_folder(options):
        return settings.job_at(name, Path(output) / stem.name)
    if len(settings.forms) > 1:
        return None
    return settings.job_to(name, {_form(options): output})


def _means_folder(options: Namespace) -> bool:
    """Whether the files of one plan are written into what the user names, or beside the plan."""
    output: str | None = options.output
    if output is None or os.path.isdir(output) or output.endswith(("/", os.sep)):  # noqa: PTH112 - says no where the user may not look
        return True
    return len(options.to or ()) > 1 and is_folder(output)


def make_folder(options: Namespace) -> None:
    """Make the folder that the user names for one plan; that it cannot be made is told when a file is to be written."""
    if options.output and _means_folder(options):
        with suppress(OSError):
            Path(options.output).mkdir(parents=True, exist_ok=True)


def _form(options: Namespace) -> str:
    """The form that was asked for, or that the ending of the file asks for."""
    if options.to:
        form: str = options.to[0]
        return form
    endings = {ending: form for form, ending in kehoach.OUTPUTS.items()}
    return endings.get(Path(options.output or "").suffix.lower().removeprefix("."), _USUAL)
