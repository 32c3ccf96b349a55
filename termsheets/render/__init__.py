"""Draws a clause tree as text, JSON, HTML, PDF or Word file. Knows nothing of the database."""
