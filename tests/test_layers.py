"""Imports go down only, and the domain knows neither framework, files nor clock."""

import ast
import graphlib
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "termsheets"

TABLE = {"domain", "models", "negotiation", "render", "django"}
MAY_IMPORT = {
    "domain": {"pydantic", "pydantic_core", "yaml", "babel", "rapidfuzz"},
    "render": {
        "domain",
        "django",
        "icalendar",
        "weasyprint",
        "pydyf",
        "pikepdf",
        "lxml",
        "fontTools",
        "openpyxl",
    },
    "models": {"domain", "django"},
    "negotiation": {"domain", "models", "django"},
    "templatetags": {"domain", "render", "django"},
    "once": {"models", "django"},
    "wizard": TABLE | {"once", "babel", "crispy_forms", "django_htmx", "pydantic_core"},
    "views": TABLE | {"once", "allauth", "crispy_forms", "django_htmx"},
    "admin": TABLE | {"allauth"},
    "staff": {"allauth", "django"},
    "management": TABLE,
    "migrations": {"models", "django"},
    "middleware": {"django"},
    "settings": {"django", "environ", "csp"},
    "apps": {"django"},
    "wsgi": {"django"},
    "urls": {"views", "wizard", "admin", "django"},
}
OUTSIDE_WORLD = {"os", "time", "socket", "subprocess", "random", "urllib", "http", "io"}
CLOCK = {"now", "today", "utcnow", "localtime", "timezone.now"}

MODULES = {
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file
    for file in PACKAGE.rglob("*.py")
}
TREES = {name: ast.parse(file.read_text()) for name, file in MODULES.items()}


def imports_of(module):
    """Yield the full name of everything a module imports, modules where they are ours."""
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module


def layer_of(name):
    """Return the layer of one of our modules, or the package of anybody else's."""
    parts = name.split(".")
    return parts[1] if parts[0] == "termsheets" and len(parts) > 1 else parts[0]


def modules_in(layer):
    return [module for module in MODULES if layer_of(module) == layer]


def test_every_module_belongs_to_a_layer():
    assert {layer_of(module) for module in MODULES} - {"termsheets"} <= set(MAY_IMPORT)


@pytest.mark.parametrize("layer", MAY_IMPORT)
def test_layer_imports_only_what_lies_below(layer):
    allowed = MAY_IMPORT[layer] | {layer} | (sys.stdlib_module_names - {"typing_extensions"})

    upward = {
        f"{module} imports {name}"
        for module in modules_in(layer)
        for name in imports_of(module)
        if layer_of(name) not in allowed
    }

    assert upward == set()


def test_domain_touches_nothing_outside_itself():
    touched = {
        f"{module} imports {name}"
        for module in modules_in("domain")
        for name in imports_of(module)
        if layer_of(name) in OUTSIDE_WORLD
    }

    assert touched == set()


def test_domain_is_told_the_time():
    asked = {
        f"{module}:{node.lineno}"
        for module in modules_in("domain")
        for node in ast.walk(TREES[module])
        if isinstance(node, ast.Attribute) and node.attr in CLOCK
    }

    assert asked == set()


def test_modules_import_each_other_in_no_circle():
    graph = {
        module: {name for name in imports_of(module) if name in MODULES and name != module}
        for module in MODULES
    }

    graphlib.TopologicalSorter(graph).prepare()


def test_import_inside_a_function_says_why():
    silent = [
        f"{module}:{number}"
        for module, file in MODULES.items()
        for number, line in enumerate(file.read_text().splitlines(), start=1)
        if "PLC0415" in line and not re.search(r"# noqa: PLC0415 \(.+\)$", line)
    ]

    assert silent == []
