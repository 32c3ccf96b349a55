"""Verbs that change several rows, each one transaction."""
