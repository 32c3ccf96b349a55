"""What Termsheets needs from the system around it, and how to get it."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HOMEBREW = (Path("/opt/homebrew/lib"), Path("/usr/local/lib"))


class Need(NamedTuple):
    """One thing the system must have, and the package that brings it."""

    there: Callable[[], bool]
    apt: str
    brew: str


def library(name, version, apt, brew):
    """Return the need for a shared library that can be loaded."""
    names = [f"{name}.so.{version}", f"{name}.dylib"]
    names += [str(folder / f"{name}.dylib") for folder in HOMEBREW]
    return Need(lambda: any(map(loads, names)), apt, brew)


def loads(name):
    """Tell whether the shared library ``name`` can be loaded."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def program(names, apt, brew):
    """Return the need for a program under one of several names."""
    return Need(lambda: any(map(shutil.which, names)), apt, brew)


def postgres_bin():
    """Return the folder of the newest PostgreSQL server's programs, or None."""
    folders = [
        *Path("/usr/lib/postgresql").glob("*/bin"),
        *Path("/opt/homebrew/opt").glob("postgresql@*/bin"),
        *Path("/usr/local/opt").glob("postgresql@*/bin"),
    ]
    if found := shutil.which("initdb"):
        folders.append(Path(found).parent)
    with_server = [folder for folder in folders if (folder / "initdb").exists()]
    return max(with_server, key=release, default=None)


def release(folder):
    """Return the release number in a folder's path; 0 where it shows none."""
    digits = "".join(filter(str.isdigit, folder.parent.name))
    return int(digits or 0)


def postgres_there():
    """Tell whether the tests can reach or start a PostgreSQL server."""
    return "DATABASE_URL" in os.environ or postgres_bin() is not None


THIS_PYTHON = f"python{sys.version_info.major}.{sys.version_info.minor}"

FOR_ALL = (
    Need(
        lambda: importlib.util.find_spec("ensurepip") is not None,
        f"{THIS_PYTHON}-venv",
        "python",
    ),
    library("libpango-1.0", 0, "libpango-1.0-0", "pango"),
    library("libpangoft2-1.0", 0, "libpangoft2-1.0-0", "pango"),
    library("libharfbuzz-subset", 0, "libharfbuzz-subset0", "harfbuzz"),
)
FOR_TESTS = (
    *FOR_ALL,
    program(["chromium", "chromium-browser", "google-chrome"], "chromium", "--cask chromium"),
    program(["pdftotext"], "poppler-utils", "poppler"),
    program(["soffice"], "libreoffice-writer-nogui", "--cask libreoffice"),
    Need(postgres_there, "postgresql", "postgresql@17"),
)


def provide(needs):
    """Install what is missing, or exit with the line that would."""
    missing = [need for need in needs if not need.there()]
    if not missing:
        return
    packages = sorted({need.apt for need in missing})
    root = root_command()
    if shutil.which("apt-get") is None or root is None:
        sys.exit(advice(missing))
    print("Installing", ", ".join(packages), "...", flush=True)
    apt(root, "update")
    if not apt(root, "install", "--yes", "--no-install-recommends", *packages):
        sys.exit(advice(missing))


def root_command():
    """Return the words that run a command as root, or None where nobody may.

    On a terminal sudo asks for the password; elsewhere nobody could answer it.
    """
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    if sys.stdin.isatty():
        return ["sudo"]
    asks_nobody = ["sudo", "-n"]
    refused = subprocess.run([*asks_nobody, "true"], capture_output=True, check=False).returncode
    return None if refused else asks_nobody


def apt(root, *words):
    """Run apt-get quietly; return whether it succeeded."""
    command = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2", *words]
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0


def advice(missing):
    """Return the line to type for what is missing, on Debian and on macOS."""
    if sys.platform == "darwin":
        lines = sorted({f"  brew install {need.brew}" for need in missing})
    else:
        lines = ["  sudo apt-get install " + " ".join(sorted({need.apt for need in missing}))]
    return "\n".join(["Something is missing that this account may not install:", *lines])
