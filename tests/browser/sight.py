"""What a browser saw: every error, dialog and request of the pages a test opened."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from os import environ
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",  # tests may run as root, where Chromium's sandbox cannot
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
]
WIDTHS = (390, 820, 1440)
THEMES = ("light", "dark")
GRAVE = ("serious", "critical")


def chromium() -> str | None:
    """Path of the browser: the one the environment names, or the first that is installed."""
    return next(filter(None, map(shutil.which, (environ.get("PEACELEDGER_CHROMIUM", ""), *NAMES))), None)


@dataclass
class Sight:
    """A browser's window and its log.

    Attributes:
        context: Where pages are opened.
        allowed: Whether a request's address may be asked for.
        wrong: Errors, refusals of the policy, dialogs and requests that should not have been.
        asked: Addresses of all requests.
    """

    context: BrowserContext
    allowed: Callable[[str], bool]
    wrong: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.on("page", self._watch)
        self.context.on("request", lambda request: self._request(request.url))
        self.context.on("weberror", lambda error: self.wrong.append(f"error: {error.error}"))

    def _watch(self, page: Page) -> None:
        page.on(
            "console",
            lambda m: self.wrong.append(f"console: {m.text} {m.location['url']}") if m.type in ("error", "warning") else None,
        )
        page.on("dialog", lambda dialog: (self.wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("download", lambda download: self.asked.append(download.url))

    def _request(self, address: str) -> None:
        self.asked.append(address)
        if not self.allowed(address):
            self.wrong.append(f"request: {address[:200]}")

    def open(self, address: str | Path) -> Page:
        """Open a file or an address in a new page."""
        page = self.context.new_page()
        page.goto(address.as_uri() if isinstance(address, Path) else address)
        return page


ALIVE = """(inside) => [
  ...(window.ran === undefined ? [] : ['a text was run']),
  ...(document.scripts.length > 2 ? ['a text brought a script'] : []),
  ...[...document.querySelectorAll('img, iframe, object, embed, base, math, foreignObject, meta[http-equiv=refresh]')]
    .map((e) => e.outerHTML.slice(0, 80)),
  ...[...document.querySelectorAll('*:not(#peek)')].flatMap((e) => [...e.attributes]) // #peek: the card that a script places
    .filter((a) => /^on|^style$|^srcdoc$/.test(a.name)
      || (['href', 'src', 'action'].includes(a.name) && !new RegExp(inside).test(a.value)))
    .map((a) => `${a.name}=${a.value.slice(0, 80)}`),
]"""
TURNED = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), wrong = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!/[\\u202a-\\u202e\\u2066-\\u2069]/.test(node.data) || parent.closest('script, style, option, noscript')) continue;
    if (getComputedStyle(parent).unicodeBidi === 'normal') wrong.push(parent.outerHTML.slice(0, 120));
  }
  return wrong;
}"""
INSIDE = {
    "file": r"^(#|data:text\/csv;)",
    "folder": r"^(#|data:text\/csv;|(\.\.\/)?((texts|cites)\/)?[-\w%.]+\.(html|css|js)(#[-\w%.]+)?$)",
}
INSIDE["server"] = r"^([#/?]|data:(text\/csv;|,$))"
"""Where each face may lead."""


def alive(page: Page, face: str) -> list[str]:
    """What a text made of this page beyond words: something run, something loaded, a way out, writing turned around."""
    return [*page.evaluate(ALIVE, INSIDE[face]), *page.evaluate(TURNED)]


def unfold(page: Page) -> Page:
    """Show all pages of a file at once, with all that opens, so that one look sees everything."""
    page.evaluate("""() => {
      for (const e of document.querySelectorAll('main > section')) e.removeAttribute('hidden');
      for (const e of document.querySelectorAll('details')) e.open = true;
    }""")
    return page


def faults(page: Page, rule: str | None = None) -> tuple[list[str], str]:
    """Serious and critical issues with the first places, and all issues in a line; by one rule alone where it is given."""
    options = {"preload": False} | ({"runOnly": [rule]} if rule else {})  # from disk it would ask for the style once more
    found = Axe().run(page, options=options).response["violations"]
    grave = [f"{v['id']}: {[(n['target'], n['html'][:120]) for n in v['nodes'][:3]]}" for v in found if v["impact"] in GRAVE]
    return grave, ", ".join(f"{v['id']} ({v['impact']}) {len(v['nodes'])}" for v in found) or "nothing"
