"""Search through the words of term sheets."""

import re

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import connections

LANGUAGE = "simple"


def found(queryset, text):
    """Return the reviews whose party, deal or clauses have every word of a text, or its start.

    PostgreSQL asks its index; SQLite looks through all.
    """
    terms = re.findall(r"\w+", text)
    if not terms:
        return queryset
    if connections[queryset.db].vendor != "postgresql":
        for term in terms:
            queryset = queryset.filter(words__icontains=term)
        return queryset
    query = " & ".join(f"{term}:*" for term in terms)
    searched = queryset.alias(found=SearchVector("words", config=LANGUAGE))
    return searched.filter(found=SearchQuery(query, config=LANGUAGE, search_type="raw"))
