"""A guide that asks every field by its own name, for where nobody has written one."""

import yaml

from termsheets.domain.terms import structure


def entity_words(entity):
    words = {
        "name": entity.name,
        "one": entity.name.lower(),
        "groups": [
            {"title": "All", "fields": {name: {"label": name} for name in entity.facts}},
        ],
    }
    return words if entity.single else words | {"summary": list(entity.facts)[:3]}


def step_words(section):
    entities = {entity.name: entity_words(entity) for entity in structure.of_section(section)}
    return {
        "title": section.title(),
        "question": f"What about {section}?",
        "why": "Because.",
        "example": "Say so.",
        "entities": entities,
    }


def write(folder, sections=tuple(structure.SECTIONS), glossary=None):
    """Write a guide for the sections into the folder, one file each."""
    (folder / "glossary.yaml").write_text(yaml.safe_dump(glossary or {"metric": "A number."}))
    for section in sections:
        (folder / f"{section}.yaml").write_text(yaml.safe_dump(step_words(section)))
    return folder
