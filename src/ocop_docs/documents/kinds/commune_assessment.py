"""Báo cáo của Ủy ban nhân dân cấp xã về hồ sơ sản phẩm (QĐ 26/2026/QĐ-TTg, Phụ lục III, Mẫu số 03)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Expected, FillableText, Part, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument, HasLegalBases, HasPeriod
from ocop_docs.documents.parts import LegalBasis


class CommuneFindings(Part):
    """Đánh giá của Ủy ban nhân dân cấp xã (QĐ 26/2026/QĐ-TTg, Phụ lục III, Mẫu số 03, phần II)."""

    materials: Text | None = Expected(None, title="Về sử dụng nguyên liệu địa phương")
    labour: Text | None = Expected(None, title="Về sử dụng lao động địa phương")
    idea: Text | None = Expected(None, title="Nguồn gốc ý tưởng sản phẩm")
    identity: Text | None = Expected(None, title="Bản sắc, trí tuệ địa phương")


class CommuneAssessment(AdministrativeDocument, HasLegalBases, HasPeriod):
    """Báo cáo theo Mẫu số 03; số, ngày và nơi nhận theo NĐ 30/2020, Mẫu 1.4."""

    type_name: ClassVar[str] = "Báo cáo"
    type_abbreviation: ClassVar[str] = "BC"

    kind: Literal["commune-assessment"] = Field(title="Loại văn bản")
    legal_bases: Rows[LegalBasis] = Field(
        default_factory=list, max_length=0, title="Căn cứ ban hành", description="Mẫu số 03 không có căn cứ."
    )
    province_committee: FillableText = Field(title="Cơ quan được đề nghị", examples=["Ủy ban nhân dân tỉnh Lâm Đồng"])
    producer: FillableText = Field(title="Tên chủ thể")
    organisation: Text | None = Expected(None, title="Loại hình tổ chức")
    address: Text | None = Expected(None, title="Địa chỉ")
    representative: Text | None = Expected(None, title="Người đại diện pháp luật")
    gender: Text | None = Expected(None, title="Giới tính")
    ethnicity: Text | None = Expected(None, title="Dân tộc")
    residence: Text | None = Expected(None, title="Địa chỉ thường trú")
    product: FillableText = Field(title="Sản phẩm đăng ký đánh giá")
    findings: CommuneFindings = Field(default=CommuneFindings(), title="Đánh giá một số nội dung của hồ sơ")
