"""An office's profile: made from a name, read with every fault named, taken into blank fields only."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.command import call

from ocop_docs import InvalidInput, UnreadableInput
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.drafting.places import place_named
from ocop_docs.drafting.profile import additions, load_profile, profile_of, with_profile
from ocop_docs.kind_info import example, skeleton
from ocop_docs.law.administration import provinces
from ocop_docs.law.communes import communes

LAST = dt.date.max
TODAY = [each for each in communes() if each.in_force_to == LAST]
PROFILE = example("office-profile")


def test_a_commune_s_name_alone_gives_what_the_list_knows() -> None:
    made = profile_of("ubnd phuong thuan hoa")

    assert made["issuer"] == {
        "name": "Ủy ban nhân dân phường Thuận Hóa",
        "level": "commune",
        "abbreviation": "UBND",
        "place": "Thuận Hóa",
    }
    assert (made["province"], made["province_code"]) == ("thành phố Huế", "46")
    assert made["unit_code"] in {each.code for each in communes()}
    assert "Phòng Kinh tế, Hạ tầng và Đô thị" in [unit["name"] for unit in made["units"]]
    assert made["signatories"][0]["head_position"] == "Chủ tịch"


def test_a_province_has_no_divisions_of_a_commune() -> None:
    made = profile_of("tỉnh Cao Bằng")

    assert (made["issuer"]["level"], made["unit_code"], made["units"]) == ("province", None, [])


def test_a_commune_of_each_province_gives_a_sound_profile_by_its_name_and_province() -> None:
    for commune in TODAY[::40]:
        province = next(one.name for one in provinces() if one.code == commune.province and one.in_force_to == LAST)
        name = f"{commune.name}, {province}"
        assert place_named(name).code == commune.code
        assert load_profile(profile_of(name)).unit_code == commune.code


def test_a_name_that_several_communes_have_is_refused_with_all_of_them() -> None:
    with pytest.raises(UnreadableInput) as refused:
        profile_of("xã Minh Châu")

    assert "xã Minh Châu, thành phố Hà Nội; xã Minh Châu, tỉnh Nghệ An" in refused.value.faults[0].message
    assert profile_of("xa minh chau, nghe an")["province"] == "tỉnh Nghệ An"


@pytest.mark.parametrize("name", ["", "xã Không Có", "huyện Phú Xuyên", ",", "xã Minh Châu, tỉnh Cao Bằng"])
def test_a_name_that_no_unit_of_today_has_is_refused(name: str) -> None:
    with pytest.raises(UnreadableInput, match="Không có xã, phường"):
        profile_of(name)


def test_every_fault_of_a_profile_is_named_with_its_place() -> None:
    with pytest.raises(InvalidInput) as refused:
        load_profile(PROFILE | {"unit_code": "x", "units": [{"nam": "Phòng"}]})

    assert {fault.place for fault in refused.value.faults} == {"unit_code", "units[0].name", "units[0].nam"}


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_record_of_each_kind_takes_what_it_has_fields_for(kind: str) -> None:
    filled = with_profile(skeleton(kind), load_profile(PROFILE))

    fields = KINDS[kind].model.model_fields
    assert filled.keys() == skeleton(kind).keys()
    if "issuer" in fields:
        assert filled["issuer"]["name"] == "Ủy ban nhân dân xã Ví Dụ"
    if "signatory" in filled:
        assert filled["signatory"]["name"] == "Nguyễn Văn A"


def test_what_a_record_has_is_never_changed() -> None:
    data = example("plan", "xa-vi-du-2027")
    without_signatory = {name: value for name, value in data.items() if name != "signatory"}

    assert additions("plan", data, load_profile(PROFILE)).keys() <= {"issuer"}
    assert with_profile(without_signatory, load_profile(PROFILE))["signatory"] == data["signatory"]


def test_a_record_of_another_office_takes_nothing() -> None:
    assert additions("plan", {"issuer": {"name": "UBND xã Khác"}}, load_profile(PROFILE)) == {}
    assert additions("plan", {"issuer": {"name": "UBND xã Ví Dụ"}}, load_profile(PROFILE)) != {}


def round_facts(unit: str, **issuer: Any) -> dict[str, Any]:
    profile = profile_of(unit)
    return additions("evaluation", {}, load_profile(profile | {"issuer": profile["issuer"] | issuer}))


def test_a_round_takes_the_province_and_the_commune_of_the_office() -> None:
    commune = round_facts("phường Thuận Hóa")
    assert commune["province"] == {"name": "thành phố Huế", "code": "46"}
    assert (commune["communes"][0]["name"], commune["communes"][0]["place"]) == ("phường Thuận Hóa", "Thuận Hóa")

    province = round_facts("tỉnh Cao Bằng")["province"]
    assert province["issuer"]["name"] == "Ủy ban nhân dân tỉnh Cao Bằng"
    department = round_facts("tỉnh Cao Bằng", name="Sở Nông nghiệp và Môi trường")["province"]
    assert department["agency"]["name"] == "Sở Nông nghiệp và Môi trường"
    assert "issuer" not in department


def test_the_command_makes_a_profile_and_a_new_record_takes_it(tmp_path: Path) -> None:
    file = tmp_path / "co-quan.json"
    assert call("profile", "tỉnh Cao Bằng", "-o", str(file)).returncode == 0

    made = json.loads(call("new", "plan", "--profile", str(file)).stdout)

    assert made["issuer"]["place"] == "Cao Bằng"
    assert made["tasks"] == skeleton("plan")["tasks"]


def test_the_data_of_a_profile_is_no_document() -> None:
    from ocop_docs import load

    with pytest.raises(UnreadableInput, match="hồ sơ cơ quan"):
        load(PROFILE)
