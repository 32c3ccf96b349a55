"""How a problem is said: the row first, then what is wrong and the mend."""

from termsheets.domain.edits import Place, key_of
from termsheets.domain.problems import Problem


def at(place: Place, field: str, sentence: str) -> Problem:
    """Return the problem of one field of a row."""
    path = f"{place.path}.{field}" if field else place.path
    return Problem(path, key_of(place.row), field, f"{place.name}: {sentence}")


def words(field: str) -> str:
    """Return a field's name in words."""
    return field.replace("_", " ")
