"""Many papers issued over HTTP by eight clients: each number is given once, and none is left out."""

from __future__ import annotations

import io
import subprocess
import sys
import threading
import time
from collections import Counter
from http import HTTPStatus
from queue import Empty, SimpleQueue

import openpyxl

from load.browser import Browser
from load.place import Place
from load.table import Figure, grouped, p95, seconds

CLIENTS = 8


def issues(place: Place, count: int) -> list[Figure]:
    """Issue `count` papers at once and read the register; raise SystemExit unless its numbers are 1 to `count`."""
    waiting: SimpleQueue[str] = SimpleQueue()
    for number in range(count):
        waiting.put(place.office.signed(subject=f"Triển khai Chương trình mỗi xã một sản phẩm, phần việc {number}"))
    statuses: Counter[int] = Counter()
    taken: list[float] = []
    with place.served() as address:
        start = time.monotonic()
        _together([Browser(address, place.session("clerk")) for _ in range(CLIENTS)], waiting, statuses, taken)
        whole = time.monotonic() - start
        numbers = _numbers(Browser(address, place.session("clerk")))
    _verify(place)
    gaps = len(set(range(1, count + 1)) - set(numbers))
    doubles = len(numbers) - len(set(numbers))
    if statuses != {HTTPStatus.SEE_OTHER: count} or sorted(numbers) != list(range(1, count + 1)):
        sys.exit(f"{place.database}: {gaps} left out, {doubles} twice, answers {dict(statuses)}")
    waits = f"{whole:.0f} giây, 95 % xong trong {seconds(p95(taken))}"
    figure = f"{gaps} bỏ, {doubles} trùng; {waits}; `office verify` nguyên vẹn"
    return [Figure(f"{grouped(count)} văn bản do {CLIENTS} máy cùng phát hành qua HTTP", figure)]


def _together(browsers: list[Browser], waiting: SimpleQueue[str], statuses: Counter[int], taken: list[float]) -> None:
    def work(browser: Browser) -> None:
        browser.get("/co-quan/so")
        while True:
            try:
                key = waiting.get_nowait()
            except Empty:
                return
            answer = browser.post("/co-quan/so", viec="lay-so", ngay=today, **{"van-ban": key})
            statuses[answer.status] += 1
            taken.append(answer.seconds)

    today = time.strftime("%d/%m/%Y", time.gmtime(time.time() + 7 * 3600))  # Vietnam's day
    threads = [threading.Thread(target=work, args=(browser,)) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _numbers(browser: Browser) -> list[int]:
    """The numbers in the register as the page gives it away in Excel."""
    answer = browser.get("/co-quan/so/tai.xlsx")
    while answer.status == HTTPStatus.ACCEPTED:
        time.sleep(1)
        answer = browser.get(answer.location)
    sheet = openpyxl.load_workbook(io.BytesIO(answer.body), read_only=True).worksheets[0]
    first = [str(row[0]) for row in sheet.iter_rows(values_only=True) if row and row[0]]
    return [int(cell.partition("/")[0]) for cell in first if cell[:1].isdigit()]


def _verify(place: Place) -> None:
    command = [sys.executable, "-m", "ocop_docs", "office", "verify"]
    subprocess.run(command, check=True, env=place.environment, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
