"""Measure, print one line per figure, and keep the last figures in var/benchmarks.json.

    python -m tests.benchmarks [NAME ...]

Each benchmark is a module of this package with a function ``figures`` that
yields what it measures.
"""

import argparse
import json
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

FOLDER = Path(__file__).parent
KEPT = FOLDER.parent.parent / "var" / "benchmarks.json"


def names():
    """Return the names of all benchmarks."""
    texts = {file.stem: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.py")}
    return sorted(name for name, text in texts.items() if "\ndef figures(" in text)


def main():
    """Run the named benchmarks, or all."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks", description="Measure Termsheets.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(names())}")
    chosen = parser.parse_args().names or names()
    if unknown := set(chosen) - set(names()):
        parser.error(f"There is no benchmark called {min(unknown)}.")
    for name in chosen:
        keep(name, [asdict(figure) for figure in told(name)])


def keep(name, figures):
    """Put the figures of a benchmark in place of its last ones."""
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps(kept | {name: figures}, indent=2) + "\n", encoding="utf-8")


def told(name):
    """Yield the figures of a benchmark, each printed as soon as it is known."""
    for figure in import_module(f"tests.benchmarks.{name}").figures():
        sys.stdout.write(f"{name}: {figure}\n")
        sys.stdout.flush()
        yield figure


if __name__ == "__main__":
    main()
