"""An old file, whoever made it → the source of the plan that it holds, with the facts found in it."""

from kehoach.intake.oldplan import Difference, Guess, Imported
from kehoach.intake.structure.imported import source_of, unproved

__all__ = ["Difference", "Guess", "Imported", "source_of", "unproved"]
