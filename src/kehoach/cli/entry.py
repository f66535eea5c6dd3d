"""From the words on the command line to an exit code, whatever happens on the way."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

from kehoach.cli.arguments import chosen_language, parse
from kehoach.cli.commands import command
from kehoach.cli.console import Exit, drop_output, err, speak_utf8
from kehoach.text.catalogue import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.text.catalogue import Language

_TOLD = {
    errno.ENAMETOOLONG: "cli.name-too-long",
    errno.ENOSPC: "cli.output-full",
    errno.EACCES: "plans.forbidden",
}
"""What may go wrong with any file or with the output itself, and is not our fault."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the words ask for."""
    speak_utf8()
    words = sys.argv[1:] if argv is None else argv
    language = chosen_language(words, os.environ)
    try:
        options = parse(words, language)
        code = command(options.command).run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return Exit.READER_GONE
    except OSError as fault:
        if fault.errno not in _TOLD:
            return _own_up(fault, language)
        err(phrase(_TOLD[fault.errno], language, file=fault.filename or "") + "\n")
        if fault.errno == errno.ENOSPC:
            drop_output()
        return Exit.WRONG_USE
    except Exception as fault:  # noqa: BLE001 - the last guard: an author never sees a traceback
        return _own_up(fault, language)
    return code


def _own_up(fault: Exception, language: Language) -> int:
    """Say that the program is at fault, and how the author can help to mend it."""
    if os.environ.get("KEHOACH_DEBUG") == "1":
        sys.excepthook(type(fault), fault, fault.__traceback__)
    err(phrase("cli.our-fault", language, fault=type(fault).__name__) + "\n")
    return Exit.OUR_FAULT
