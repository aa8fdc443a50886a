"""The profile of an office: what its documents repeat, filled once, and what a new record takes from it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from ocop_docs.documents.base import Part, Rows, Text
from ocop_docs.documents.catalogue import KINDS, RECORDS, ROUND
from ocop_docs.documents.parts import Archive, Issuer, Level, Signatory
from ocop_docs.drafting.places import Place, place_named
from ocop_docs.drafting.records import Source, is_blank, read_as
from ocop_docs.intake.unfilled import without_unfilled
from ocop_docs.law.communes import commune_of, folded
from ocop_docs.law.offices import office_kind, written_out
from ocop_docs.resources import read_toml
from ocop_docs.rounds.record import UnitCode
from ocop_docs.vietnamese.text import lower_first

KIND = "office-profile"


class Unit(Part):
    """Một phòng, trung tâm, đơn vị của cơ quan hoặc trên địa bàn."""

    name: Text = Field(title="Tên đơn vị", examples=["Phòng Kinh tế"])
    abbreviation: Text | None = Field(default=None, title="Chữ viết tắt", examples=["PKT"])


class OfficeProfile(Part):
    """Những gì mọi văn bản của một cơ quan ghi lại."""

    kind: Literal["office-profile"] = Field(title="Loại hồ sơ")
    issuer: Issuer = Field(title="Cơ quan ban hành")
    province: Text | None = Field(default=None, title="Tỉnh, thành phố", examples=["tỉnh Lâm Đồng"])
    province_code: UnitCode | None = Field(
        default=None, title="Mã tỉnh", description="Quyết định số 19/2025/QĐ-TTg; dùng trong mã số sản phẩm."
    )
    unit_code: UnitCode | None = Field(default=None, title="Mã xã", description="Quyết định số 19/2025/QĐ-TTg.")
    units: Rows[Unit] = Field(
        default_factory=list, title="Phòng, trung tâm, đơn vị", description="Gợi ý khi phân công trong văn bản."
    )
    recipients: Rows[Text] = Field(default_factory=list, title="Nơi nhận thường dùng")
    archive: Archive = Field(default=Archive(), title="Lưu")
    signatories: Rows[Signatory] = Field(
        default_factory=list, title="Người ký", description="Người ký ở dòng đầu được điền trước."
    )


def load_profile(source: Source) -> OfficeProfile:
    """Read a profile; raise UnreadableInput and InvalidInput as `read_as`."""
    return read_as(OfficeProfile, source)


def profile_of(name: str) -> dict[str, Any]:
    """Return the data of the profile of a people's committee, as far as the official list and the law know it.

    Args:
        name: a commune, ward, special zone or province of today, or its committee; see `place_named`.

    Raises:
        UnreadableInput: no unit has that name, or several have it.
    """
    place = place_named(name)
    office = office_kind(place.committee)
    head = {"capacity": "head", "head_position": office.heads[0], "name": None} if office else {}
    issuer = {"name": place.committee, "level": place.level.value, "abbreviation": "UBND", "place": place.issues_from}
    return {
        "kind": KIND,
        "issuer": issuer,
        "province": place.province or place.full,
        "province_code": place.province_code,
        "unit_code": place.code or None,
        "units": [{"name": unit} for unit in _units_of(place)],
        "recipients": [],
        "signatories": [{"collective": "Ủy ban nhân dân", **head}],
    }


def additions(kind: str, data: Mapping[str, Any], profile: OfficeProfile) -> dict[str, Any]:
    """Return what a record of `kind` takes from the profile: only what `data` leaves blank, nothing for another office.

    `kind` may be that of a round too.
    """
    entry = KINDS[kind] if kind in KINDS else RECORDS[kind]
    offered = _round_facts(profile) if kind == ROUND else _document_facts(entry.model, profile)
    named = data.get("issuer")
    given = named.get("name") if isinstance(named, Mapping) else None
    if given and _folded(str(given)) != _folded(profile.issuer.name):
        return {}
    return missing(without_unfilled(entry.model, data), offered)


def with_profile(data: Mapping[str, Any], profile: OfficeProfile) -> dict[str, Any]:
    """Return the skeleton or record `data` with what its kind takes from the profile."""
    return merged(data, additions(str(data["kind"]), data, profile))


def merged(data: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """Return `data` with `added`, whose lists replace those that are there."""
    both = dict(data)
    for name, value in added.items():
        here = both.get(name)
        both[name] = merged(here, value) if isinstance(here, Mapping) and isinstance(value, Mapping) else value
    return both


def _document_facts(model: type[Part], profile: OfficeProfile) -> dict[str, Any]:
    dumped = profile.model_dump(mode="json", exclude_none=True)
    facts = {name: dumped[name] for name in ("issuer", "province", "recipients", "archive") if dumped.get(name)}
    if dumped["signatories"]:
        facts["signatory"] = dumped["signatories"][0]
    return {name: value for name, value in facts.items() if name in model.model_fields}


def _round_facts(profile: OfficeProfile) -> dict[str, Any]:
    """A province and its departments head a round; a commune is one of those that have products in it."""
    dumped = profile.model_dump(mode="json", exclude_none=True)
    province = {"name": dumped.get("province"), "code": dumped.get("province_code")}
    if profile.issuer.level is Level.commune:
        name = lower_first(commune_of(profile.issuer.name))
        commune = {"code": dumped.get("unit_code"), "name": name, "place": profile.issuer.place}
        return {"province": province, "communes": [commune]}
    is_committee = profile.issuer.name.startswith("Ủy ban nhân dân")
    office, signs = ("issuer", "signatory") if is_committee else ("agency", "agency_signatory")
    signers = {signs: dumped["signatories"][0]} if dumped["signatories"] else {}
    return {"province": province | {office: dumped["issuer"]} | signers}


def missing(data: Any, offered: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of `offered` the record `data` leaves blank."""
    here = data if isinstance(data, Mapping) else {}
    found = {
        name: missing(here.get(name), value) if isinstance(value, Mapping) else value
        for name, value in offered.items()
        if isinstance(value, Mapping) or is_blank(here.get(name))
    }
    return {name: value for name, value in found.items() if not is_blank(value)}


def _folded(name: str) -> str:
    return folded(written_out(name))


def _units_of(place: Place) -> list[str]:
    kind = place.full.removesuffix(f" {place.name}")
    return [unit["name"] for unit in _units() if place.province and kind in unit["kinds"]]


@lru_cache(maxsize=1)
def _units() -> list[dict[str, Any]]:
    units: list[dict[str, Any]] = read_toml(Path(__file__).with_name("units.toml"))["unit"]
    return units
