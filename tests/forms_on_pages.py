"""The forms that a page holds, as a browser without JavaScript sees them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.http import QueryDict

FREE = ("text", "email", "search", "url", "tel", "date", "number")


@dataclass
class Form:
    """A form: where it is sent, what a browser sends, and which of it is typed freely.

    ``buttons`` are pairs of name and value; what is sent tells of the first.
    """

    action: str
    method: str
    data: QueryDict = field(default_factory=lambda: QueryDict(mutable=True))
    free: set = field(default_factory=set)
    elsewhere: list = field(default_factory=list)
    buttons: list = field(default_factory=list)

    @property
    def addresses(self):
        """Return every address that one of its buttons sends it to."""
        return [self.action, *self.elsewhere]


class _Reader(HTMLParser):
    def __init__(self, address):
        super().__init__()
        self.address, self.forms, self.text, self.select = address, [], None, None

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form":
            method = said.get("method", "get").lower()
            self.forms.append(Form(said.get("action") or self.address, method))
        elif self.forms and hasattr(self, f"on_{tag}"):
            getattr(self, f"on_{tag}")(said)

    def on_input(self, said):
        kind, name = said.get("type", "text"), said.get("name")
        if not name or (kind in ("radio", "checkbox") and "checked" not in said):
            return
        self.forms[-1].data.appendlist(name, said.get("value") or "")
        if kind in FREE:
            self.forms[-1].free.add(name)

    def on_textarea(self, said):
        self.text = said["name"]
        self.forms[-1].data[self.text] = ""
        if "hidden" not in said:
            self.forms[-1].free.add(self.text)

    def on_select(self, said):
        self.select = said["name"]
        self.forms[-1].data.setdefault(self.select, "")

    def on_option(self, said):
        if self.select and "selected" in said:
            self.forms[-1].data[self.select] = said.get("value") or ""

    def on_button(self, said):
        if "formaction" in said:
            self.forms[-1].elsewhere.append(said["formaction"])
        if said.get("name"):
            self.forms[-1].buttons.append((said["name"], said.get("value") or ""))
            self.forms[-1].data.setdefault(said["name"], said.get("value") or "")

    def handle_data(self, text):
        if self.text:
            self.forms[-1].data[self.text] += text

    def handle_endtag(self, tag):
        if tag == "textarea" and self.text:
            typed = self.forms[-1].data[self.text]
            self.forms[-1].data[self.text] = typed.removeprefix("\n")
            self.text = None
        elif tag == "select":
            self.select = None


def forms_on(page, address):
    """Return the forms of a page that stands at an address."""
    reader = _Reader(address)
    reader.feed(page)
    for form in reader.forms:
        form.data.pop("csrfmiddlewaretoken", None)
    return reader.forms
