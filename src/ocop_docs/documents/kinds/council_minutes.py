"""Biên bản họp Hội đồng (NĐ 30/2020, Phụ lục III, Mẫu 1.9): không có địa danh, ngày tháng; hai chữ ký."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Expected, FillableRows, Part, Positive, Rows, Text
from ocop_docs.documents.document import AdministrativeDocument, HasLegalBases, HasPeriod
from ocop_docs.documents.listing import RejectedProduct, ScoredProduct
from ocop_docs.documents.parts import LegalBasis


class Attendee(Part):
    """Một người dự họp."""

    label: Text = Field(title="Mã trong bảng điểm", examples=["TV01"])
    name: Text = Field(title="Họ và tên")
    position: Text = Field(title="Chức vụ, đơn vị")
    role: Text = Field(title="Vai trò trong Hội đồng")


class Absentee(Part):
    """Một thành viên vắng mặt."""

    name: Text = Field(title="Họ và tên")
    position: Text = Field(title="Chức vụ, đơn vị")
    reason: Text = Field(title="Lý do")


class CouncilMinutes(AdministrativeDocument, HasLegalBases, HasPeriod):
    """Biên bản họp Hội đồng, kèm bảng điểm."""

    type_name: ClassVar[str] = "Biên bản"
    type_abbreviation: ClassVar[str] = "BB"
    lists_products: ClassVar[bool] = True

    kind: Literal["council-minutes"] = Field(title="Loại văn bản")
    legal_bases: Rows[LegalBasis] = Field(
        default_factory=list, max_length=0, title="Căn cứ ban hành", description="Biên bản không ghi căn cứ (Mẫu 1.9)."
    )
    signatory: None = Field(
        default=None, title="Người ký", description="Biên bản do Thư ký và Chủ tọa ký (Mẫu 1.9); ghi ở hai mục dưới."
    )
    start: Text | None = Expected(None, title="Thời gian bắt đầu")
    end: Text | None = Expected(None, title="Thời gian kết thúc")
    place: Text | None = Expected(None, title="Địa điểm")
    chair: Text | None = Expected(None, title="Chủ tọa")
    secretary: Text | None = Expected(None, title="Thư ký")
    present: FillableRows[Attendee] = Field(title="Thành viên có mặt")
    absent: Rows[Absentee] = Field(default_factory=list, title="Thành viên vắng mặt")
    members_total: Positive | None = Field(title="Tổng số thành viên Hội đồng")
    members_needed: Positive | None = Expected(None, title="Số thành viên phải có mặt")
    proceedings: Rows[Text] = Expected([], title="Diễn biến phiên họp")
    remarks: Rows[Text] = Field(default_factory=list, title="Ghi nhận về cách tính điểm, phân hạng")
    products: FillableRows[ScoredProduct] = Field(title="Bảng điểm")
    rejected: Rows[RejectedProduct] = Field(default_factory=list, title="Hồ sơ bị loại")
    conclusions: Rows[Text] = Field(default_factory=list, title="Kết luận ghi thêm")
