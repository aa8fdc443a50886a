"""A paper goes from its form through return and correction to its number, alone or with others."""

from __future__ import annotations

import re

from flask import Flask
from tests.office.pages import client_of, send
from tests.office.people import YEAR, Office
from tests.web.form_fields import fields_of


def test_a_plan_goes_from_its_form_through_return_and_correction_to_its_number(app: Flask, office: Office) -> None:
    clerk, head, signatory = (client_of(app, office, role) for role in ("clerk", "head", "signatory"))
    specialist = client_of(app, office, "specialist")
    key = office.draft(subject="Kế hoạch đi hết đường của mình")
    path = f"/co-quan/van-ban/{key}"

    before = waiting(head.get("/").text)
    assert send(specialist, path, viec="submit", ban="1").status_code == 303
    assert waiting(head.get("/").text) == before + 1, "on every page"
    assert send(head, path, viec="comment", muc="subject", **{"y-kien": "Ghi rõ năm"}).status_code == 303
    assert send(head, path, viec="return", ban="1").status_code == 409, "without a reason"
    assert send(head, path, viec="return", ban="1", **{"ly-do": "Thiếu năm"}).status_code == 303
    form = specialist.get(f"{path}/soan")
    assert 'name="ban" value="1"' in form.text
    assert "Thiếu năm" in form.text
    assert re.search(r'data-jump="subject">[^<]*</a><p>head \d+: Ghi rõ năm', form.text), (
        "the comment leads to its field"
    )
    kept = send(specialist, "/co-quan/van-ban/luu/plan", **sent(form.text, subject=f"Kế hoạch năm {YEAR} của xã"))
    assert kept.status_code == 303, kept.text
    page = specialist.get(path)
    assert f"<ins>Kế hoạch năm {YEAR} của xã</ins>" in page.text
    assert "Ghi rõ năm" in page.text
    assert send(specialist, path, viec="submit", ban="1").status_code == 409, "of the version before"
    assert send(specialist, path, viec="submit", ban="2").status_code == 303
    assert send(specialist, path, viec="approve", ban="2").status_code == 403
    assert send(clerk, path, viec="approve", ban="2").status_code == 303
    assert send(signatory, path, viec="sign", ban="2").status_code == 303
    assert f"Kế hoạch năm {YEAR} của xã" in clerk.get("/co-quan").text
    day = f"{office.day:%d/%m/%Y}"
    numbered = send(clerk, "/co-quan/so", viec="lay-so", ngay=day, **{"van-ban": key})
    assert numbered.status_code == 303, numbered.text

    assert "Đã vào sổ" in specialist.get(path).text
    assert specialist.get(f"{path}/docx").data[:2] == b"PK"
    assert f"Kế hoạch năm {YEAR} của xã" in specialist.get(f"/co-quan/van-ban?q=ke+hoach+nam+{YEAR}+cua+xa").text
    register = client_of(app, office, "viewer").get("/co-quan/so").text
    assert f"Kế hoạch năm {YEAR} của xã" in register
    assert "Kế hoạch kế hoạch" not in register
    assert send(clerk, path, viec="release", ban="3").status_code == 303
    withdrawal = send(specialist, path, viec="withdraws")
    assert "Thu hồi" in specialist.get(withdrawal.location).text


def waiting(page: str) -> int:
    """How many papers the page tells are waiting."""
    found = re.search(r'class="count">(\d+)<span class="sr"> văn bản đang chờ', page)
    return int(found[1]) if found else 0


def sent(page: str, **changed: str) -> dict[str, str]:
    """What a browser sends from the form on a page, with some fields changed."""
    return {**fields_of(page), **changed}


def test_papers_are_taken_on_together_all_or_none(app: Flask, office: Office) -> None:
    keys = [office.draft(subject=f"Kế hoạch chung thứ {each}") for each in range(3)]
    specialist, chosen = client_of(app, office, "specialist"), [f"{key}.1" for key in keys]

    assert send(specialist, "/co-quan", viec="submit").status_code == 409, "none chosen"
    assert send(specialist, "/co-quan", viec="submit", **{"van-ban": [*chosen[:2], f"{keys[2]}.7"]}).status_code == 409
    assert send(specialist, "/co-quan", viec="submit", **{"van-ban": [*chosen, "x", "."]}).status_code == 404
    assert f'value="{chosen[0]}"' in specialist.get("/co-quan").text
    assert send(specialist, "/co-quan", viec="submit", **{"van-ban": chosen}).status_code == 303
    assert send(specialist, "/co-quan", viec="approve", **{"van-ban": chosen}).status_code == 403
    assert send(client_of(app, office, "head"), "/co-quan", viec="approve", **{"van-ban": chosen}).status_code == 303
