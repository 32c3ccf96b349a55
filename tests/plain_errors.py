"""What an error on a page has to be: at a field, in a sentence, with what to do about it."""

import re

MENDS = (
    "Add|Answer|Ask|Break|Change|Choose|Fill|Give|Keep|Leave|Load|Make|Put|Remove|Renumber|Say|Send|"
    "Shorten|Sign|Start|Take|Tick|Use|Wait|Write"
)
_SENTENCE = re.compile(r"[A-Z\d\u201c].*[.]", re.S)
_MEND = re.compile(rf"(?:^|[.;:,?] )(?:{MENDS}|{MENDS.lower()})\b")
# Names of Python's values and types, its escapes, and names that only code has.
_OF_PYTHON = re.compile(
    r"\b(?:None|True|False|NoneType|str|int|tuple|dict|Decimal|datetime|value_error)\b"
    r"|\\[xuU][0-9a-f]|['\"\]]\]|\['|\b[a-z]+_[a-z_]+\b"
)
_QUOTED = re.compile("\u201c[^\u201d]*\u201d")
LONGEST = 400


def is_told(label, error):
    """Tell whether a label and an error name a field and say what to do, as people speak."""
    return bool(
        str(label).strip()
        and _SENTENCE.fullmatch(error)
        and _MEND.search(error)
        and not _OF_PYTHON.search(_QUOTED.sub("", error))
        and all(letter.isprintable() for letter in error)
        and len(error) <= LONGEST
    )
