"""The guide fits the vocabulary, or says in which file and word it does not."""

import pytest
import yaml

from termsheets.domain.terms import structure
from termsheets.wizard import guide, steps
from tests.wizard import tiny_guide


@pytest.fixture
def folder(tmp_path):
    return tiny_guide.write(tmp_path)


def change(folder, section, edit):
    file = folder / f"{section}.yaml"
    words = yaml.safe_load(file.read_text())
    edit(words)
    file.write_text(yaml.safe_dump(words))


def fields_of(words, entity):
    return words["entities"][entity]["groups"][0]["fields"]


def test_load_asks_every_field_of_every_entity(folder):
    loaded = guide.load(folder)

    asked = {
        (key, name)
        for step in loaded.values()
        for key, entity in step.entities.items()
        for name in entity.questions
    }
    assert asked == {
        (key, name) for key, entity in structure.entities().items() for name in entity.facts
    }


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (
            lambda words: fields_of(words, "AccessTier").pop("name"),
            "tiers.yaml: AccessTier.name is asked 0 times.",
        ),
        (
            lambda words: fields_of(words, "AccessTier").update(colour={"label": "?"}),
            "tiers.yaml: AccessTier has no field called colour.",
        ),
        (
            lambda words: fields_of(words, "AccessTier")["name"].update(glossary=["tier"]),
            "tiers.yaml: AccessTier.name points at 'tier', which the glossary does not have.",
        ),
        (
            lambda words: fields_of(words, "AccessTier")["decider"].update(choices={"me": "Me"}),
            "tiers.yaml: AccessTier.decider explains other choices than it has: "
            "expert, jsc, me, originator.",
        ),
        (
            lambda words: words["entities"]["AccessTier"].update(summary=["size"]),
            "tiers.yaml: AccessTier has no field called size for its card.",
        ),
        (
            lambda words: words["entities"].pop("AccessTier"),
            "tiers.yaml: it has too much or too little about AccessTier.",
        ),
    ],
)
def test_load_names_file_and_word_of_what_does_not_fit(folder, edit, message):
    change(folder, "tiers", edit)

    with pytest.raises(guide.BadGuide) as refused:
        guide.load(folder)

    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ("title: One\n", r"exits\.yaml: line \d+: title stands twice\."),
        ("why: [\n", r"exits\.yaml: line \d+: .+\."),
    ],
)
def test_load_names_the_line_that_stands_twice_or_cannot_be_read(folder, added, message):
    file = folder / "exits.yaml"
    file.write_text(file.read_text() + added)

    with pytest.raises(guide.BadGuide, match=message):
        guide.load(folder)


def test_load_names_a_missing_file(folder):
    (folder / "exits.yaml").unlink()

    with pytest.raises(guide.BadGuide, match=r"exits\.yaml: the file is missing\."):
        guide.load(folder)


def test_guide_of_the_product_fits_the_vocabulary():
    assert list(guide.guide()) == list(structure.SECTIONS)


def test_steps_stand_in_the_order_of_the_sections():
    assert [step.slug for step in steps.STEPS] == list(structure.SECTIONS)
    assert [steps.after(step) for step in steps.STEPS] == [*steps.STEPS[1:], None]
    assert [steps.before(step) for step in steps.STEPS] == [None, *steps.STEPS[:-1]]
    assert steps.find("nothing") is None
