"""Phiếu lấy ý kiến thành viên Hội đồng bằng văn bản (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 6 điểm d)."""

from typing import ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Date, Expected, FillableRows, FillableText, Part, Text
from ocop_docs.documents.document import Form
from ocop_docs.documents.listing import StarCount


class OpinionRow(Part):
    """Một sản phẩm đánh giá, phân hạng lại, và ý kiến của thành viên về sản phẩm đó."""

    name: Text = Field(title="Tên sản phẩm")
    producer: Text = Field(title="Tên chủ thể")
    code: Text | None = Field(default=None, title="Mã số sản phẩm", examples=["68-24958-01-2026"])
    stars: StarCount | None = Field(default=None, title="Hạng sao đang có")
    opinion: Text | None = Field(default=None, title="Ý kiến", description="Bỏ trống để thành viên ghi.")


class OpinionForm(Form):
    """Phiếu gửi một thành viên, trắng hoặc đã ghi ý kiến."""

    type_name: ClassVar[str] = "Phiếu lấy ý kiến"

    kind: Literal["opinion-form"] = Field(title="Loại văn bản")
    subject: FillableText = Field(title="Nội dung lấy ý kiến")
    council: Text | None = Expected(None, title="Tên Hội đồng")
    member: Text | None = Field(default=None, title="Thành viên Hội đồng")
    position: Text | None = Field(default=None, title="Chức vụ, đơn vị")
    products: FillableRows[OpinionRow] = Field(title="Sản phẩm lấy ý kiến")
    remark: Text | None = Field(default=None, title="Ý kiến khác")
    return_to: Text | None = Expected(None, title="Nơi nhận Phiếu")
    deadline: Date | None = Expected(None, title="Hạn gửi Phiếu")
    date: Date | None = Field(default=None, title="Ngày ghi ý kiến")

    @property
    def headline(self) -> str:
        """What is asked."""
        return self.subject
