"""Pictures as data: marks and words at their places, and what writes them as SVG, PNG and web pages."""
