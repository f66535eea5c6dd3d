"""Plans over the years: next year's draft, differences, series, timelines."""

from kehoach.years.diff import Differences, compare
from kehoach.years.history.gather import series
from kehoach.years.history.series import Series

__all__ = ["Differences", "Series", "compare", "series"]
