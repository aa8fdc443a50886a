"""Checks that every page must pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import html5lib
from lxml import html as lxml_html
from lxml.html import HtmlElement

RANDOM = re.compile(r'(nonce="|name="token" value=")[^"]+(")')
"""What differs each time a page is drawn; without it a page is checked once, however often it is fetched."""
WORDS = re.compile(r'(\s[\w:-]+="|>)((?<=")[^"]*|(?<=>)[^<>]+)("|<)')
"""The value of an attribute, or the text between two tags, with what encloses it."""
ESCAPED = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#\d{2,5});")


def errors_of_page(text: str) -> list[str]:
    """What is wrong with a page: markup, title, ids, labels, tokens, scripts."""
    return _errors(RANDOM.sub(r"\1x\2", text))


@lru_cache(maxsize=256)
def _errors(text: str) -> list[str]:
    found = [fault for part in _without_templates(text) for fault in _markup(WORDS.sub(_plain, part))]
    page = lxml_html.fromstring(text)
    found += _frame(page) + _ids(page) + _labels(page) + _forms(page) + _scripts(page)
    if re.search(r'"[^"<>]*"', " ".join(page.xpath("//main//p/text()"))) and "alert(1)" not in text:
        found.append("straight quotes in running text")
    return found


def _without_templates(text: str) -> Iterator[str]:
    """The page without its <template>s, and the content of each in a list or table; html5lib knows no templates."""
    inner = re.compile(r"<template>((?:(?!<template>).)*?)</template>", re.DOTALL)
    while match := inner.search(text):
        content = match[1].strip()
        shell = "<table><tbody>{}</tbody></table>" if content.startswith("<tr") else "<ol>{}</ol>"
        yield f"<!doctype html><title>.</title>{shell.format(content)}"
        text = text[: match.start()] + text[match.end() :]
    yield text


def _plain(words: re.Match[str]) -> str:
    """Replace plain words by one letter: html5lib is slow, and many pages differ in words only."""
    text = ESCAPED.sub("x", words[2])
    safe = not set(text) & set("&<>") and "".join(text.split()).isprintable()
    return f"{words[1]}{'x' if text.strip() else ' '}{words[3]}" if safe else words[0]


@lru_cache(maxsize=512)
def _markup(text: str) -> list[str]:
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(text)
    return [f"html: {code} {facts}" for _, code, facts in parser.errors]


def _frame(page: HtmlElement) -> list[str]:
    checks = {
        "one h1": len(page.xpath("//h1")) == 1,
        "a title": bool(page.xpath("string(//title)").strip()),
        "lang": page.get("lang") == "vi",
        "no inline style": not page.xpath("//*[@style]"),
        "no inline handler": not page.xpath("//@*[starts-with(name(), 'on')]"),
    }
    return [name for name, right in checks.items() if not right]


def _ids(page: HtmlElement) -> list[str]:
    counts = Counter(page.xpath("//@id"))
    ids = set(counts)
    broken = [
        f"{attribute} → {one}"
        for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls")
        for value in page.xpath(f"//@{attribute}")
        for one in value.split()
        if one not in ids
    ]
    return [f"id twice: {name}" for name, count in counts.items() if count > 1] + broken


def _labels(page: HtmlElement) -> list[str]:
    fields = page.xpath("//input[not(@type='hidden')] | //select | //textarea")
    labelled = set(page.xpath("//label/@for"))
    return [f"no label: {one.get('name')}" for one in fields if one.get("id") not in labelled]


def _forms(page: HtmlElement) -> list[str]:
    posts = page.xpath("//form[@method='post']")
    return [f"no token in {one.get('action')}" for one in posts if not one.xpath(".//input[@name='token']/@value")]


def _scripts(page: HtmlElement) -> list[str]:
    return [f"script: {one.get('src')}" for one in page.xpath("//script") if not one.get("nonce") or not one.get("src")]
