"""What the set-up does about missing system packages."""

import importlib
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

DEPLOY = Path(__file__).parent.parent.parent / "deploy"


@pytest.fixture
def system(monkeypatch):
    """Return the module, which lives outside any package."""
    monkeypatch.syspath_prepend(str(DEPLOY))
    return importlib.import_module("system")


@pytest.fixture
def installed(system, monkeypatch):
    """Return the list of apt-get commands given, which do nothing here."""
    commands = []
    monkeypatch.setattr(system, "apt", lambda root, *words: commands.append(words) or True)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    return commands


def need(system, *, there, apt="libfoo1", brew="foo"):
    return system.Need(lambda: there, apt, brew)


def test_nothing_is_installed_where_nothing_is_missing(system, installed):
    system.provide([need(system, there=True)])

    assert installed == []


def test_root_installs_what_is_missing_at_once(system, installed, monkeypatch):
    monkeypatch.setattr(system, "root_command", list)

    system.provide(
        [
            need(system, there=False, apt="libfoo1"),
            need(system, there=True, apt="libbar2"),
            need(system, there=False, apt="foo-utils"),
        ]
    )

    assert installed == [
        ("update",),
        ("install", "--yes", "--no-install-recommends", "foo-utils", "libfoo1"),
    ]


@pytest.mark.parametrize(
    ("platform", "line"),
    [("linux", "  sudo apt-get install libfoo1"), ("darwin", "  brew install foo")],
)
def test_others_are_told_the_line_to_type(system, installed, monkeypatch, platform, line):
    monkeypatch.setattr(system, "root_command", lambda: None)
    monkeypatch.setattr(system.sys, "platform", platform)

    with pytest.raises(SystemExit) as refusal:
        system.provide([need(system, there=False)])

    assert installed == []
    assert str(refusal.value).splitlines()[-1] == line


@pytest.mark.parametrize(
    ("on_terminal", "code", "words"),
    [(True, 1, ["sudo"]), (False, 0, ["sudo", "-n"]), (False, 1, None)],
)
def test_sudo_asks_for_the_password_on_a_terminal_alone(
    system, monkeypatch, on_terminal, code, words
):
    answer = subprocess.CompletedProcess([], code)
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system.sys, "stdin", SimpleNamespace(isatty=lambda: on_terminal))
    monkeypatch.setattr(system.subprocess, "run", lambda *words, **how: answer)

    assert system.root_command() == words


def test_newest_server_programs_are_found(system):
    folders = [Path("/usr/lib/postgresql/9/bin"), Path("/usr/lib/postgresql/17/bin")]

    assert max(folders, key=system.release) == folders[1]
