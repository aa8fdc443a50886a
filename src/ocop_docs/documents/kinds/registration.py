"""Phiếu đăng ký đánh giá, phân hạng (QĐ 26/2026/QĐ-TTg, Phụ lục III, Mẫu số 01)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ocop_docs.documents.base import Date, Expected, FillableText, LabelledEnum, Text
from ocop_docs.documents.document import Form
from ocop_docs.documents.parts import Year
from ocop_docs.documents.scores import SetNumber


class Registration(LabelledEnum):
    """Lần đăng ký đánh giá (QĐ 26/2026/QĐ-TTg, Phụ lục III, Mẫu số 01)."""

    first = "first", "Lần đầu"
    upgrade = "upgrade", "Nâng hạng"
    again = "again", "Đánh giá lại"


class RegistrationForm(Form):
    """Phiếu của chủ thể; phần dành cho cơ quan quản lý in trắng."""

    type_name: ClassVar[str] = "Phiếu đăng ký"

    kind: Literal["registration"] = Field(title="Loại văn bản")
    province: FillableText = Field(title="Tỉnh", examples=["tỉnh Lâm Đồng"])
    year: Year | None = Field(title="Năm")
    producer: FillableText = Field(title="Tên đơn vị")
    representative: Text | None = Expected(None, title="Người đại diện pháp lý")
    position: Text | None = Expected(None, title="Chức vụ")
    address: Text | None = Expected(None, title="Địa chỉ liên hệ")
    phone: Text | None = Expected(None, title="Điện thoại")
    email: Text | None = Field(default=None, title="Thư điện tử (email)")
    product: FillableText = Field(title="Tên sản phẩm")
    product_set: SetNumber | None = Field(title="Bộ sản phẩm số")
    registration: Registration = Field(default=Registration.first, strict=False, title="Lần đăng ký đánh giá")
    samples: Annotated[int, Field(ge=0)] | None = Expected(None, title="Sản phẩm mẫu (số lượng)")
    place: Text | None = Field(default=None, title="Địa danh")
    date: Date | None = Expected(None, title="Ngày đăng ký")

    @property
    def headline(self) -> str:
        """The product's name."""
        return self.product
