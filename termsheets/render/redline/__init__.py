"""Draws a redline: the marked sheet as text, JSON, HTML or PDF, with what a reader must know."""
