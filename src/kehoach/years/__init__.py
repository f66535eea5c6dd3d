"""Plans over the years: next year's draft, differences, series, timelines."""
