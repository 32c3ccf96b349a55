"""A spreadsheet for tests: reckons the few formulas that our workbooks use, in exact decimals."""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from openpyxl.utils import range_boundaries

REFERENCE = re.compile(r"(?:(Steps)!)?([A-Z])([0-9]+)(?::([A-Z][0-9]+))?")
NUMBER = re.compile(r"(?<![A-Za-z0-9_\"!.])([0-9]+(?:\.[0-9]+)?)(?![0-9(\"])")


def excel_round(value, places):
    return value.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)


FUNCTIONS = {
    "MAX": max,
    "MIN": min,
    "SUM": sum,
    "ROUND": excel_round,
    "IF": lambda test, yes, no: yes if test else no,
    "D": Decimal,
}


class Spreadsheet:
    """The values of a workbook, its formulas reckoned."""

    def __init__(self, book):
        self.book = book
        self.value = cache(self.value)

    def value(self, sheet, name):
        """Return a cell's value, a number as Decimal."""
        found = self.book[sheet][name].value
        if isinstance(found, str) and found.startswith("="):
            return self.reckoned(sheet, found[1:])
        return Decimal(str(found)) if isinstance(found, int | float) else found

    def reckoned(self, sheet, formula):
        formula = NUMBER.sub(r'D("\1")', formula)
        formula = REFERENCE.sub(lambda match: self.named(sheet, match), formula)
        look = {"cell": self.value, "cells": self.values}
        return eval(formula, {"__builtins__": {}}, {**FUNCTIONS, **look})  # noqa: S307 (our own)

    @staticmethod
    def named(sheet, match):
        other, letter, row, end = match.groups()
        if end:
            return f'cells("{sheet}", "{letter}{row}:{end}")'
        return f'cell("{other or sheet}", "{letter}{row}")'

    def values(self, sheet, span):
        first, low, last, high = range_boundaries(span)
        grid = self.book[sheet].iter_rows(low, high, first, last)
        return [self.value(sheet, cell.coordinate) for row in grid for cell in row]
