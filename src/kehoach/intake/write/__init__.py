"""An old plan, understood → a source."""
