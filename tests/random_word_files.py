"""Word files of random plans, for a validator: `python -m tests.random_word_files FOLDER --count 1000`.

    python ../shared/accept/docx_valid.py FOLDER/*.docx

The plans are of every shape that hypothesis can think of, the same ones each time.
"""

from __future__ import annotations

import argparse
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings

from kehoach.layout import lay_out
from kehoach.render import docx
from tests.layout.random_plans import PLANS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.model.plan import Plan


def write(folder: Path, wanted: int) -> int:
    """So many files in the folder; how many there are in the end."""
    numbers = count(1)

    @settings(
        max_examples=wanted,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(PLANS)
    def one(plan: Plan) -> None:
        (folder / f"{next(numbers):04}.docx").write_bytes(docx.render(lay_out(plan)))

    folder.mkdir(parents=True, exist_ok=True)
    one()
    return next(numbers) - 1


def main(argv: Sequence[str] | None = None) -> int:
    """Write the files and say how many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    options = parser.parse_args(argv)
    sys.stdout.write(f"{write(options.folder, options.count)} files\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
