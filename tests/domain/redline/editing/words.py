"""Paragraphs and their words."""

from dataclasses import replace

from termsheets.domain.clauses import Paragraph
from termsheets.domain.redline.runs import settled
from tests.domain.redline.editing.places import (
    SENTENCE,
    at,
    change_body,
    clauses_at,
    paragraph,
    rebuilt,
)


def with_paragraph(clause, edit, number):
    text = f"{SENTENCE.format(edit.word)} Exception {number}."
    spot = edit.to % (len(clause.body) + 1)
    body = (*clause.body[:spot], paragraph(text), *clause.body[spot:])
    return replace(clause, body=body)


def insert_paragraph(sheet, edit, number):
    clause = at(clauses_at(sheet, 1, 2), edit.where)
    return rebuilt(sheet, clause.id, lambda found: [with_paragraph(found, edit, number)])


def delete_paragraph(sheet, edit, number):
    def without(body):
        gone = at([block for block in body if isinstance(block, Paragraph)], edit.to)
        return (block for block in body if block is not gone)

    return change_body(sheet, edit, without, Paragraph)


def own_wording(sheet, edit, number):
    own = [paragraph(SENTENCE.format(word)) for word in ("closing", edit.word)]
    return change_body(sheet, edit, lambda body: own)


def change_words(how, sheet, edit, number):
    """Change one word of a paragraph: replace, insert or delete it."""

    def changed(body):
        target = at([block for block in body if isinstance(block, Paragraph)], edit.to)
        return (
            replace(block, runs=reworded(block.runs, how, edit)) if block is target else block
            for block in body
        )

    return change_body(sheet, edit, changed, Paragraph)


def reworded(runs, how, edit):
    long = [run for run in runs if " " in run.text.strip() and not run.target]
    if not long:
        return runs
    target = at(long, edit.to // 3)
    words = target.text.split(" ")
    place = edit.to % len(words)
    put_in = {"replace": [edit.word], "insert": [edit.word, words[place]], "delete": []}[how]
    text = " ".join([*words[:place], *put_in, *words[place + 1 :]])
    return settled(replace(run, text=text) if run is target else run for run in runs)


def relink(sheet, edit, number):
    """Let the same words print another answer, or point at another clause."""

    def changed(body):
        target = at([block for block in body if isinstance(block, Paragraph)], edit.to)
        run = at(target.runs, edit.to) if target.runs else None
        other = replace(run, source="deal.other") if run and edit.to % 2 else run
        if run and run.target and not edit.to % 2:
            other = replace(run, target="general.law")
        runs = settled(other if one is run else one for one in target.runs)
        return (replace(block, runs=runs) if block is target else block for block in body)

    return change_body(sheet, edit, changed, Paragraph)
