"""Every message by its code: what is wrong, and what to do about it."""

from __future__ import annotations

from ocop_docs.messages.batch import BATCH
from ocop_docs.messages.commands import COMMANDS
from ocop_docs.messages.input import INPUT
from ocop_docs.messages.machine import MACHINE
from ocop_docs.messages.office import OFFICE
from ocop_docs.messages.output import OUTPUT
from ocop_docs.messages.packages import PACKAGES
from ocop_docs.messages.pages import PAGES
from ocop_docs.messages.pdf import PDF
from ocop_docs.messages.rounds import ROUNDS
from ocop_docs.messages.settings import SETTINGS
from ocop_docs.messages.tables import TABLES

FAMILIES = (INPUT, PACKAGES, TABLES, ROUNDS, BATCH, OFFICE, OUTPUT, PDF, MACHINE, SETTINGS, COMMANDS, PAGES)

MESSAGES: dict[str, tuple[str, str]] = {code: words for family in FAMILIES for code, words in family.items()}
"""For each code, the sentence that states what is wrong, and the one that states what to do about it."""
