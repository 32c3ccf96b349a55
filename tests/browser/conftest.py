"""A real Chromium before the real server; without one these tests fail."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.pages import sign_in
from tests.people import make_user

NAMES = ("chromium", "google-chrome", "chromium-browser")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--no-first-run",
)
PATIENCE_MS = 30_000


@pytest.fixture(autouse=True, scope="module")
def queries_beside_a_loop():
    """Let Django ask its database here: the browser's event loop runs in the same thread."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(scope="module")
def chromium(queries_beside_a_loop):
    """Return the machine's own Chromium, started."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    assert path, f"Install a browser: none of {', '.join(NAMES)} is here."
    # A document's press, loaded by another test, allows our own fonts alone;
    # without a system font Chromium aborts.
    environment = {name: text for name, text in os.environ.items() if name != "FONTCONFIG_FILE"}
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=path, args=FLAGS, env=environment)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium, live_server):
    """Return what opens a page at the live server, each in a browser profile of its own."""
    contexts = []

    def opened(**options):
        context = chromium.new_context(base_url=live_server.url, locale="en-US", **options)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def founder(transactional_db):
    """Return somebody with an account."""
    return make_user("ada")


@pytest.fixture
def founders_page(new_page, founder):
    """Return what opens a page on which the founder is signed in."""

    def opened(**options):
        page = new_page(**options)
        sign_in(page, founder)
        return page

    return opened
