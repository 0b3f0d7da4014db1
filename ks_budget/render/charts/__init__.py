"""Charts as SVG: one file a kind, the same drawing for a page, a PDF and Word."""
