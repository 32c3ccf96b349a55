"""Looks at pages as people meet them: at a desk by day, and on a phone by night."""

from axe_playwright_python.sync_playwright import Axe

VIEWS = {"desk": (1280, "light"), "phone": (390, "dark")}


class Inspector:
    """Looks at what a tab shows; ``troubles`` says what is wrong, by page and view.

    A page without any has no barrier that axe finds, one first heading, a
    silent console, and does not scroll sideways.
    """

    def __init__(self, page):
        self.page, self.said, self.troubles = page, [], {}
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def visit(self, name, address, searched=VIEWS):
        """Open an address and look at it."""
        self.page.goto(address)
        self.look(name, searched)

    def look(self, name, searched=VIEWS):
        """Look at the page that is open; axe, which takes longest, searches in some views alone."""
        for view, (width, colors) in VIEWS.items():
            self.page.set_viewport_size({"width": width, "height": 900})
            # A button that still fades into other colors has too little contrast.
            self.page.emulate_media(color_scheme=colors, reduced_motion="reduce")
            barriers = self._barriers() if view in searched else ()
            if found := [*self.said, *barriers, *self._overhang()]:
                self.troubles[f"{name} ({view})"] = found
            self.said.clear()

    def _hear(self, message):
        """Keep what the console says, but that the page itself is an error page."""
        is_own_status = message.location["url"] == self.page.url
        if not (is_own_status and message.text.startswith("Failed to load resource")):
            self.said.append(message.text)

    def _barriers(self):
        for found in (
            Axe().run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
        ):
            for node in found["nodes"]:
                yield f"{found['id']}: {node['html']}"

    def _overhang(self):
        pixels = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if pixels > 0:
            yield f"{pixels} px too wide"
