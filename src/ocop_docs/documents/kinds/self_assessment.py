"""Báo cáo tự đánh giá về sản phẩm (QĐ 26/2026/QĐ-TTg, Phụ lục III, Mẫu số 02)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from ocop_docs.documents.base import Date, Expected, FillableText, LabelledEnum, Part, Rows, Text
from ocop_docs.documents.document import Form
from ocop_docs.documents.scores import SetNumber
from ocop_docs.documents.ticks import Ticks, blank_or_complete


class Licence(LabelledEnum):
    """Các giấy tờ mà Mẫu số 02 hỏi (Phần I, mục 7)."""

    business = "business", "Giấy đăng ký kinh doanh"
    quality = "quality", "Đã công bố chất lượng sản phẩm"
    food_safety = "food_safety", "Giấy chứng nhận đủ điều kiện vệ sinh an toàn thực phẩm"
    compulsory = "compulsory", "Giấy chứng nhận đủ điều kiện sản xuất bắt buộc"
    property_filed = "property_filed", "Đã có đăng ký sở hữu trí tuệ"
    trademark = "trademark", "Giấy chứng nhận đăng ký nhãn hiệu"
    indication = "indication", "Quyền sử dụng chỉ dẫn địa lý, nhãn hiệu tập thể, nhãn hiệu chứng nhận"
    patent = "patent", "Bằng sáng chế"
    design = "design", "Bằng độc quyền kiểu dáng công nghiệp"
    copyright = "copyright", "Giấy chứng nhận bản quyền tác giả"


class Evidence(Part):
    """Một tài liệu minh chứng."""

    content: Text = Field(title="Nội dung")
    document: Text = Field(title="Tài liệu kèm theo")


class SelfAssessment(Form):
    """Báo cáo của chủ thể: thông tin chung, kết quả, tự chấm điểm và kế hoạch."""

    type_name: ClassVar[str] = "Báo cáo tự đánh giá"

    kind: Literal["self-assessment"] = Field(title="Loại văn bản")
    producer: FillableText = Field(title="Tên chủ thể")
    organisation: Text | None = Expected(None, title="Loại hình tổ chức")
    address: Text | None = Expected(None, title="Địa chỉ")
    phone: Text | None = Expected(None, title="Điện thoại")
    email: Text | None = Field(default=None, title="Thư điện tử (email)")
    representative: Text | None = Expected(None, title="Họ tên người đại diện pháp luật")
    gender: Text | None = Expected(None, title="Giới tính")
    ethnicity: Text | None = Expected(None, title="Dân tộc")
    residence: Text | None = Expected(None, title="Địa chỉ thường trú")
    founded_on: Date | None = Expected(None, title="Ngày thành lập, đăng ký kinh doanh")
    licence_number: Text | None = Field(default=None, title="Số giấy đăng ký")
    product: FillableText = Field(title="Tên sản phẩm, dịch vụ")
    description: Rows[Text] = Expected([], title="Quy cách, tiêu chuẩn sản phẩm")
    product_set: SetNumber | None = Field(title="Bộ sản phẩm số")
    licences: Rows[Annotated[Licence, Field(strict=False)]] = Field(default_factory=list, title="Giấy tờ đã có")
    history: Rows[Text] = Expected([], title="Lịch sử hình thành")
    structure: Rows[Text] = Expected([], title="Cơ cấu tổ chức")
    performance: Rows[Text] = Expected([], title="Kết quả thực hiện phương án sản xuất kinh doanh")
    changes: Rows[Text] = Field(default_factory=list, title="Thay đổi so với lần công nhận trước")
    ticks: Ticks = Field(
        default_factory=dict, title="Ô tự đánh dấu", description="Như phiếu đánh giá; bỏ trống: chưa tự chấm."
    )
    evidence: Rows[Evidence] = Expected([], title="Tài liệu minh chứng")
    outlook: Rows[Text] = Expected([], title="Kế hoạch sản xuất, kinh doanh")
    place: Text | None = Field(default=None, title="Địa danh")
    date: Date | None = Expected(None, title="Ngày báo cáo")

    _is_blank_or_complete = model_validator(mode="after")(blank_or_complete)

    @property
    def headline(self) -> str:
        """The product's name."""
        return self.product
