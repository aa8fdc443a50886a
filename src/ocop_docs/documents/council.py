"""The council of an evaluation: who sits on it, by which rules, and who does not score what."""

from typing import Annotated

from pydantic import Field

from ocop_docs.documents.base import Expected, LabelledEnum, Part, Rows, Text
from ocop_docs.documents.parts import SingleBasis
from ocop_docs.documents.scores import FULL_SCORE, Share


class Role(LabelledEnum):
    """Vai trò trong Hội đồng."""

    chair = "chair", "Chủ tịch Hội đồng"
    vice_chair = "vice_chair", "Phó Chủ tịch Hội đồng"
    member = "member", "Ủy viên"
    secretary = "secretary", "Ủy viên, Thư ký"


class Member(Part):
    """Một thành viên Hội đồng."""

    id: Text = Field(title="Mã thành viên", description="Mã ngắn để phiếu chấm điểm dẫn tới.", examples=["TV01"])
    name: Text = Field(title="Họ và tên")
    position: Text = Field(title="Chức vụ, đơn vị", examples=["Phó Giám đốc Sở Công Thương"])
    role: Role = Field(default=Role.member, strict=False, title="Vai trò trong Hội đồng")


class Seat(Part):
    """Một người trong danh sách Hội đồng của Quyết định thành lập."""

    name: Text = Field(title="Họ và tên")
    position: Text = Field(title="Chức vụ, đơn vị")
    role: Role = Field(default=Role.member, strict=False, title="Vai trò trong Hội đồng")


class Advisor(Part):
    """Một thành viên Tổ tư vấn."""

    name: Text = Field(title="Họ và tên")
    position: Text = Field(title="Chức vụ, đơn vị")
    role: Text = Field(default="Thành viên", title="Vai trò trong Tổ tư vấn", examples=["Tổ trưởng", "Thành viên"])


class Agreement(LabelledEnum):
    """Bao nhiêu thành viên phải đánh dấu thì một yêu cầu tối thiểu được coi là đạt.

    all: tất cả thành viên chấm điểm đánh dấu từ mức đó trở lên.
    """

    more_than_half = "more_than_half", "quá nửa số thành viên chấm điểm", "quá nửa"
    all_members = (
        "all",
        "tất cả thành viên chấm điểm",
        "tất cả thành viên chấm điểm đánh dấu từ mức đó trở lên",
    )


class Regulation(Part):
    """Các quy tắc lấy từ Quy chế hoạt động của Hội đồng; Quyết định số 26/2026/QĐ-TTg không quy định các số này."""

    act: SingleBasis | None = Expected(None, title="Quyết định ban hành Quy chế")
    quorum: Share = Field(title="Tỷ lệ thành viên phải dự họp", examples=["3/4"])
    chair_must_attend: bool = Field(default=True, title="Phải có Chủ tịch Hội đồng hoặc người được ủy quyền chủ trì")
    largest_spread: Annotated[int, Field(ge=0, le=FULL_SCORE)] | None = Field(
        default=None,
        title="Chênh lệch điểm lớn nhất giữa các thành viên",
        description="Vượt mức này thì phải thảo luận, chấm lại; bỏ trống nếu Quy chế không quy định.",
    )
    requirement_met_by: Agreement = Field(
        default=Agreement.more_than_half,
        strict=False,
        title="Yêu cầu tối thiểu coi là đạt khi",
    )


class Absence(Part):
    """Một thành viên vắng mặt."""

    member: Text = Field(title="Mã thành viên")
    reason: Text = Field(title="Lý do")


class Conflict(Part):
    """Một thành viên không chấm điểm một sản phẩm vì có quyền lợi liên quan."""

    member: Text = Field(title="Mã thành viên")
    product: Text = Field(title="Mã sản phẩm trong đợt")
    reason: Text = Field(title="Lý do")


class Council(Part):
    """Hội đồng đánh giá, phân hạng sản phẩm OCOP và phiên họp (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3)."""

    name: Text = Field(default="Hội đồng đánh giá, phân hạng sản phẩm OCOP cấp tỉnh", title="Tên Hội đồng")
    abbreviation: Text = Field(default="HĐOCOP", title="Chữ viết tắt trong ký hiệu")
    regulation: Regulation = Field(title="Quy chế hoạt động")
    members: Rows[Member] = Field(min_length=1, title="Thành viên")
    advisors: Rows[Advisor] = Expected([], title="Tổ tư vấn")
    standing_agency: Text | None = Expected(None, title="Cơ quan thường trực của Hội đồng")
    absences: Rows[Absence] = Field(default_factory=list, title="Vắng mặt tại phiên họp")
    conflicts: Rows[Conflict] = Field(default_factory=list, title="Không chấm điểm do có quyền lợi liên quan")
