"""A clerk at the keyboard: goes through a form with Tab, types what the data says, presses what adds a row."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Download, Page

WHERE = """() => {
  const one = document.activeElement;
  const rows = (list) => list.querySelectorAll(":scope > .list > *, :scope > .sheet > table > .list > *").length;
  return {
    tag: one.tagName, type: one.type ?? "", name: one.name ?? "", value: one.value ?? "", checked: one.checked ?? false,
    rows: one.matches('[data-do="add"]') ? rows(one.closest("[data-list]")) : 0,
    single: Boolean(one.closest(".row.single")),
  };
}"""
AHEAD = """() => {
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, [tabindex='0']")]
    .filter((one) => !one.disabled && one.type !== "hidden" && one.checkVisibility());
  const rest = stops.slice(stops.indexOf(document.activeElement) + 1);
  return 1 + rest.findIndex((one) => one.matches("[name]:not([name=can-cu], button), [data-do=add], [data-act=file]"));
}"""
"""How many times to press Tab until something that a clerk fills, adds or takes is reached."""
LONGEST_WALK = 3000
TYPED = 5
"""Characters typed key by key; the rest of a long text comes as an input method commits it."""


class Typist:
    """Types `wanted`, name by name, into the form on `page`; everything else is left blank."""

    def __init__(self, page: Page, wanted: dict[str, str]) -> None:
        self.page = page
        self.wanted = dict(wanted)

    def fill_form(self) -> None:
        """One walk through the form, from its first field to its last."""
        self.tab_to("issuer-name")
        for _ in range(LONGEST_WALK):
            here = self.page.evaluate(WHERE)
            if not self.act(here):
                self.go_on()
            if not self.wanted and self.is_past(here):
                return
        raise AssertionError(f"never reached: {sorted(self.wanted)[:5]}")

    def go_on(self) -> None:
        for _ in range(max(1, self.page.evaluate(AHEAD))):
            self.page.keyboard.press("Tab")

    def is_past(self, here: dict[str, Any]) -> bool:
        return bool(here["name"] == "viec" and here["value"] == "dong:add:accepted")

    def act(self, here: dict[str, Any]) -> bool:
        """Do what the focused element asks for; True when that moved the focus."""
        if here["tag"] in ("INPUT", "TEXTAREA", "SELECT") and here["name"] not in ("", "can-cu"):
            return self.fill(here)
        if here["value"].startswith("dong:add:") and self.has_row(
            here["value"].removeprefix("dong:add:"), here["rows"]
        ):
            self.page.keyboard.press("Enter")
            return True
        return False

    def fill(self, here: dict[str, Any]) -> bool:
        value = self.wanted.pop(here["name"], here["value"] if here["tag"] == "SELECT" else "")
        if here["type"] == "checkbox":
            if here["checked"] != bool(value):
                self.page.keyboard.press("Space")
        elif here["tag"] == "SELECT":
            self.choose(value, here["value"])
        elif value != here["value"]:
            if here["value"]:
                self.page.keyboard.press("Control+A")
                self.page.keyboard.press("Delete")
            self.page.keyboard.type(value[:TYPED])
            if value[TYPED:]:
                self.page.keyboard.insert_text(value[TYPED:])
        return here["single"] and self.next_line(here["name"])

    def choose(self, value: str, shown: str) -> None:
        self.page.keyboard.press("Home")
        for _ in range(10):
            if self.page.evaluate("() => document.activeElement.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no choice {value!r} (was {shown!r})")

    def next_line(self, name: str) -> bool:
        """In a list of lines, Enter opens the next one."""
        rows, _, number = name.rpartition("-")
        if not self.has_row(rows, int(number) + 1):
            return False
        self.page.keyboard.press("Enter")
        return True

    def has_row(self, rows: str, number: int) -> bool:
        name = f"{rows}-{number}"
        return any(one == name or one.startswith(f"{name}-") for one in self.wanted)

    def tab_to(self, name: str, value: str = "") -> None:
        for _ in range(LONGEST_WALK):
            here = self.page.evaluate(WHERE)
            if here["name"] == name and value in ("", here["value"]):
                return
            self.go_on()
        raise AssertionError(f"Tab never reaches {name} {value}")

    def press_file(self, form: str) -> Download:
        self.tab_to("viec", f"tai:{form}")
        with self.page.expect_download() as download:
            self.page.keyboard.press("Enter")
        return download.value
