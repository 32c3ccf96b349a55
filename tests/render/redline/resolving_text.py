"""Takes either side of a redline as text by its brackets alone."""

import re

WAS = r"\(was (\(\w+\)|[\d.]+)\)"


REFERENCE = re.compile(rf"(?<![\w.,])\d+\.\d+ \((?!was )([^()]+)\)(?: {WAS})?")


def accepted(text):
    """Return the words of the newer sheet."""
    text = re.sub(r"\{\+|\+\}", "", re.sub(r"\[-.*?-\]", "", text))
    return words_of(re.sub(rf" ?{WAS}", "", text))


def rejected(text):
    """Return the words of the older sheet."""
    text = re.sub(r"\{\+.*?\+\}", "", text)
    text = REFERENCE.sub(r"\1", re.sub(r"\[-|-\]", "", text))
    return words_of(re.sub(rf"(\S+ )?{WAS}", r"\2", text))


def words_of(text):
    """Return the words of a text in order, but for what is no part of a sheet.

    That is the line about the printing, the numbers in references and the
    letters of parts, which a lone part has not.
    """
    first, _, *rest = text.splitlines()
    text = REFERENCE.sub(r"\1", " ".join((first, *rest)))
    return [word for word in text.split() if not re.fullmatch(r"\||Party:|\([a-z]{1,2}\)", word)]
