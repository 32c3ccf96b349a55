"""A clause of the library as a plain form: its texts, positions and fragments."""

import re

from django import forms

from termsheets.domain.wording import POSITIONS
from termsheets.models import LibraryVersion
from termsheets.models.plain_forms import Plain
from termsheets.models.typed import printable

SPARE = 2  # empty rows for fragments to come
MOST = 60  # fragments of one list
EVERY = "every"
LISTS = (*POSITIONS, EVERY)
QUOTED = re.compile(r"'([^']+)'|(\[\[.*?\]\])")


class StartForm(Plain, forms.Form):
    """Asks what a new version starts from, and what it is for."""

    base = forms.TypedChoiceField(label="Start from", coerce=int)
    note = forms.CharField(
        label="What it is for",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="Staff read it in the list of versions.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        versions = LibraryVersion.objects.without_files()
        state = dict(LibraryVersion.State.choices)
        self.fields["base"].choices = [
            (one.number, f"{one}, {state[one.state].lower()}") for one in versions
        ]
        self.initial.setdefault("base", versions.published().values_list("number").first()[0])

    def clean_note(self):
        """Return the note as it is stored; refuse what cannot be printed."""
        return printable(self.cleaned_data["note"])


def _text(label, rows, *, required=False, text=""):
    return forms.CharField(
        label=label,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField"}),
        help_text=text,
    )


class FileForm(Plain, forms.Form):
    """One file of the library as YAML."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label="File",
        widget=forms.Textarea(attrs={"rows": 30, "class": "vLargeTextField library-file"}),
    )


class ClauseForm(Plain, forms.Form):
    """One clause: ``written`` is how its file has it, ``written_now`` how it reads as typed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label="Heading", widget=forms.TextInput(attrs={"class": "vTextField"}))
    binding = forms.BooleanField(label="Binds by default", required=False)
    when = forms.CharField(
        label="Prints when",
        required=False,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text="A condition, such as grant.exclusivity == 'sole'. Empty prints it always.",
    )

    def __init__(self, data=None, *, written, editable=True, **kwargs):
        self.written = written
        super().__init__(data, initial=_initial(written) | kwargs.pop("initial", {}), **kwargs)
        for name in POSITIONS:
            self._add_position(name)
        for name in LISTS:
            self._add_fragments(name)
        for field in self.fields.values():
            field.disabled = not editable

    def _add_position(self, name):
        needed = name == "balanced"
        self.fields[f"{name}-text"] = _text("Wording", 5, required=needed)
        self.fields[f"{name}-choose_when"] = _text("Choose when", 2)
        if not needed:
            self.fields[f"{name}-builds_on"] = forms.BooleanField(
                label="The balanced text prints first", required=False
            )

    def _add_fragments(self, name):
        for index in range(self._rows(name)):
            self.fields[f"{name}-if-{index}"] = forms.CharField(
                label="If",
                required=False,
                widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
            )
            self.fields[f"{name}-say-{index}"] = _text("Add", 2)

    def _rows(self, name):
        if not self.is_bound:
            return min(MOST, len(_fragments(self.written, name)) + SPARE)
        return sum(f"{name}-say-{index}" in self.data for index in range(MOST))

    def groups(self):
        """Yield heading, fields and rows of fragments of each position, and those of every one."""
        for name in LISTS:
            own = [self[field] for field in self.fields if self._is_of(field, name)]
            rows = [
                (self[f"{name}-if-{index}"], self[f"{name}-say-{index}"])
                for index in range(self._rows(name))
            ]
            heading = "Every position" if name == EVERY else f"{name.capitalize()} position"
            yield heading, own, rows

    @staticmethod
    def _is_of(field, name):
        return field.startswith(f"{name}-") and not re.search(r"-(if|say)-\d+$", field)

    @property
    def head(self):
        """Return the fields of the clause as a whole."""
        return [self[name] for name in ("title", "binding", "when")]

    def clean(self):
        """Refuse what cannot be printed; in a wording, a line break is a blank."""
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, str) and name != "seen":
                try:
                    self.cleaned_data[name] = " ".join(printable(value).split())
                except forms.ValidationError as error:
                    self.add_error(name, error)
        return self.cleaned_data

    def written_now(self):
        """Return the clause as typed, in the shape of its file."""
        typed, kept = self.cleaned_data, self.written
        clause = {"id": kept["id"], "title": typed["title"], "binding": typed["binding"]}
        if "repeat" in kept:
            clause["repeat"] = kept["repeat"]
        if typed["when"]:
            clause["when"] = typed["when"]
        names = [name for name in POSITIONS if self._says_something(name)]
        clause["positions"] = {name: self._position(name) for name in names}
        return clause | self._listed(EVERY)

    def _says_something(self, name):
        typed = self.cleaned_data.items()
        return any(value for field, value in typed if field.startswith(f"{name}-"))

    def _position(self, name):
        typed = self.cleaned_data
        position = {"builds_on": "balanced"} if typed.get(f"{name}-builds_on") else {}
        position["text"] = typed[f"{name}-text"]
        position |= self._listed(name)
        if guidance := typed[f"{name}-choose_when"]:
            position["choose_when"] = guidance
        return position

    def _listed(self, name):
        typed = self.cleaned_data
        pairs = [
            {"if": typed[f"{name}-if-{index}"], "text": typed[f"{name}-say-{index}"]}
            for index in range(self._rows(name))
        ]
        said = [pair for pair in pairs if pair["if"] or pair["text"]]
        return {"fragments": said} if said else {}

    def tell(self, error):
        """Show why the library refuses the clause, at the field whose words it quotes if any."""
        found = QUOTED.search(str(error))
        word = (found[1] or found[2]) if found else ""
        fields = [name for name, value in self.cleaned_data.items() if word and word in str(value)]
        self.add_error(fields[0] if fields else None, str(error))


def _initial(written):
    """Return what each field of a clause's form starts with."""
    known = {name: written.get(name, "") for name in ("title", "binding", "when")}
    for name, position in written["positions"].items():
        known[f"{name}-text"] = position["text"]
        known[f"{name}-choose_when"] = position.get("choose_when", "")
        known[f"{name}-builds_on"] = "builds_on" in position
    for name in LISTS:
        for index, fragment in enumerate(_fragments(written, name)):
            known[f"{name}-if-{index}"], known[f"{name}-say-{index}"] = (
                fragment["if"],
                fragment["text"],
            )
    return known


def _fragments(written, name):
    holder = written if name == EVERY else written["positions"].get(name, {})
    return holder.get("fragments", ())
