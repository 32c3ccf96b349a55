"""Where a finding is mended: a question, a row, a list or a whole section."""

from __future__ import annotations

from typing import NamedTuple

from termsheets.domain.terms.structure import SECTIONS, by_name, by_prefix, entities, of_section


class Place(NamedTuple):
    """A section, the key of an entity in it, the code of a row and a field.

    Each of the last three is empty where it is not known: a list has no code,
    a row that is to be looked at as a whole no field.
    """

    section: str
    entity: str = ""
    code: str = ""
    field: str = ""

    @property
    def slug(self) -> str:
        """Return the entity's key as an address has it."""
        return self.entity.replace("_", "-")

    @property
    def is_list(self) -> bool:
        """Return whether it is a list of rows as a whole."""
        return bool(self.entity) and not (self.code or self.field)


def place_of(code: str, step: int, field: str) -> Place:
    """Return where a field of a row is mended, or of the deal where there is no code."""
    if code:
        entity = by_prefix().get(code.partition("-")[0], by_name()["FieldOfUse"])
        return Place(entity.section, entity.key, code, field if field in entity.facts else "")
    section = list(SECTIONS)[step - 1]
    if field in entities():
        return Place(entities()[field].section, field)
    for entity in of_section(section):
        if field in entity.facts:
            return Place(section, entity.key, "", field if entity.single else "")
    return Place(section)
