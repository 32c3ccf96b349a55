"""What a person got wrong in a YAML file, in place of what its parser stumbled over."""

import yaml

_QUOTES = "Put the text in quotes."
_ALIGN = "Let the lines of one list or mapping begin in the same column."
_SENTENCES = {
    "mapping values are not allowed": f"a colon that does not belong here. {_QUOTES}",
    "block sequence entries are not allowed": "a list that begins on the line of its name. "
    "Begin it on the next line.",
    "could not find expected ':'": "a name without a colon. Put a colon and a space after it.",
    "found unexpected end of stream": "a quote that is never closed. Close it.",
    "found character that cannot start any token": "a character that no text may begin with, "
    f"or a tab. {_QUOTES} Indent with spaces.",
    "found unknown escape character": "a backslash that means nothing here. Write it twice.",
    "did not find expected '-' indicator": f"a line that fits no list around it. {_ALIGN}",
    "did not find expected key": f"a line that fits nothing around it. {_ALIGN}",
    "did not find expected ',' or": "a bracket that is never closed, or a comma that is missing. "
    "Close it, or put the comma.",
    "did not find expected node content": "a value that is missing, or a bracket that is never "
    "closed. Fill it in, or close it.",
}
_OTHER = f"a sign that has a meaning of its own in YAML. {_QUOTES}"


def sentence(error: yaml.YAMLError) -> str:
    """Return where the file cannot be read, what stands there, and the mend."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return "The file holds a character that cannot be printed. Remove it."
    problem = getattr(error, "problem", None) or ""
    found = next((text for start, text in _SENTENCES.items() if problem.startswith(start)), _OTHER)
    return f"Line {mark.line + 1}, column {mark.column + 1}: {found}"
