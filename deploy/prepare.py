"""Make this machine ready: system libraries, virtual environment, dependencies.

Runs on a bare Python, so it uses the standard library alone. With ``--tests``
it also brings what the tests need. Run again, it takes a moment: it looks
whether each thing is there before it does anything.
"""

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

import system

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
STAMP = ENVIRONMENT / "prepared-for"
OLDEST = (3, 11)


def main(for_tests):
    """Prepare everything; exit with a sentence where that is not possible."""
    if sys.version_info < OLDEST:
        sys.exit("Termsheets needs Python 3.11 or newer; name one: make demo PYTHON=python3.13")
    system.provide(system.FOR_TESTS if for_tests else system.FOR_ALL)
    locks = [ROOT / "requirements.txt"]
    if for_tests:
        locks.append(ROOT / "tests" / "requirements.txt")
    wanted = {hashlib.sha256(lock.read_bytes()).hexdigest() for lock in locks}
    if not (usable() and wanted <= installed()):
        install(locks)
        STAMP.write_text("\n".join(sorted(wanted)))


def usable():
    """Tell whether the environment runs, with the Python that runs this."""
    question = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    try:
        return subprocess.run([PYTHON, "-c", question], check=False).returncode == 0
    except OSError:
        return False


def installed():
    """Return the digests of the lock files that the environment was filled from."""
    return set(STAMP.read_text().split()) if STAMP.exists() else set()


def install(locks):
    """Fill the environment with exactly what the lock files name."""
    print("Installing the Python packages into .venv ...", flush=True)
    if not usable():
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
    sources = [option for lock in locks for option in ("-r", lock)]
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "-qq", "--require-hashes", *sources], check=True)


if __name__ == "__main__":
    main(for_tests="--tests" in sys.argv[1:])
