"""`python -m kehoach` is `kehoach`."""

from __future__ import annotations

import sys

from kehoach.cli import main

sys.exit(main())
