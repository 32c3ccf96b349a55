"""Charts as SVG: one source for page and PDF, each with its title and a table of its numbers."""
