"""Draws a clause tree as text, JSON, HTML or PDF. Knows nothing of the database."""
