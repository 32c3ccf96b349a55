"""Which changes of a redline a page shows: filtered by section and by who, a hundred at a time."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from termsheets.domain.authorship import author_of
from termsheets.domain.redline import Change
from termsheets.render.redline.summary import KINDS

PAGE_SIZE = 100
COVER = "cover"
CHOICES = {"view": ("", "sides"), "show": ("", "all")}


@dataclass(frozen=True)
class Entry:
    """A change with its section, the codes of the sides whose it is, and the money it moves."""

    change: Change
    section: str
    who: tuple[str, ...]
    money: str = ""

    @property
    def kind(self):
        """Return what kind of change it is, in words."""
        return KINDS[self.change.kind]

    @property
    def where(self):
        """Return number, heading and place in one line."""
        place = f"{self.change.number} {self.change.heading}".strip()
        return ", ".join(filter(None, (place, self.change.place)))


class Selection:
    """The changes of a redline as a reader has asked for them in the page's address."""

    def __init__(self, redline, authors, query, money=None):
        self.query = _asked(query)
        self.entries = _entries(redline, authors, money)
        self.titles = {COVER: "Cover"} | {
            section.id: f"{redline.number_of(section)} {section.heading}".strip()
            for section in redline.sheet.sections
        }

    @cached_property
    def chosen(self):
        """Return the changes that the filters let through."""
        section, who = self.query["section"], self.query["who"]
        return [
            entry
            for entry in self.entries
            if section in ("", entry.section) and (not who or who in entry.who)
        ]

    @property
    def pages(self):
        """Return how many pages the chosen changes fill; at least one."""
        return max(1, -(-len(self.chosen) // PAGE_SIZE))

    @property
    def page(self):
        """Return which of them is shown."""
        return min(self.query["page"], self.pages)

    @cached_property
    def shown(self):
        """Return the changes of the page."""
        start = (self.page - 1) * PAGE_SIZE
        return self.chosen[start : start + PAGE_SIZE]

    @property
    def ids(self):
        """Return the ids of the changes of the page."""
        return frozenset(entry.change.id for entry in self.shown)

    @property
    def sections(self):
        """Return address, title and number of changes of each section that has some."""
        counts = Counter(entry.section for entry in self.entries)
        return [
            (self.link(section=section, page=1), title, counts[section], section)
            for section, title in self.titles.items()
            if counts[section]
        ]

    def sides(self, names):
        """Return address, name and number of changes of each side that has some."""
        counts = Counter(code for entry in self.entries for code in entry.who)
        return [
            (self.link(who=code, page=1), names.get(code, code), count, code)
            for code, count in sorted(counts.items())
        ]

    def link(self, **changes):
        """Return the page's address with other choices."""
        asked = {name: value for name, value in (self.query | changes).items() if value}
        if asked.get("page") == 1:
            del asked["page"]
        return f"?{urlencode(asked)}"

    def address(self, position):
        """Return where the chosen change at a position, from 0, stands; "" beside the ends."""
        if not 0 <= position < len(self.chosen):
            return ""
        page = position // PAGE_SIZE + 1
        anchor = f"#{self.chosen[position].change.id}"
        return anchor if page == self.page else self.link(page=page) + anchor


def _asked(query):
    page = query.get("page", "")
    asked = {name: query.get(name, "") for name in ("section", "who")}
    asked |= {
        name: query.get(name, "") if query.get(name) in known else ""
        for name, known in CHOICES.items()
    }
    return asked | {"page": max(1, int(page[:6])) if page.isdecimal() else 1}


def _entries(redline, authors, money):
    places = _sections(redline.sheet.sections)
    everybody = tuple(dict.fromkeys(side for sides in authors.values() for side in sides))
    first = next((name for name, section in places.items() if section != name), "")
    return [
        Entry(
            change,
            places.get(change.clause, COVER),
            author_of(change.clause or first, authors) or everybody,
            money.of(change.id) if money else "",
        )
        for change in redline.changes
    ]


def _sections(sections):
    """Return the section of each clause; of what moved, the one it stands in now."""
    places = {}
    for section in sections:
        for clause in (section, *section.children):
            for part in (clause, *clause.children):
                if part.mark != "moved-from" or part.id not in places:
                    places[part.id] = section.id
    return places
