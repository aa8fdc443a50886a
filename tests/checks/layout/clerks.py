"""Random documents as clerks write them: any shape, any amounts, but words that make sense where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from tests.strategies import Chooser

from ocop_docs.documents.catalogue import KINDS

if TYPE_CHECKING:
    from pydantic import BaseModel

_PLACES = ("Phú Xuyên", "Cao Bằng", "Hà Nội", "Bắc Hà", "Thành phố Hồ Chí Minh")
_OFFICES = (
    "Ủy ban nhân dân huyện Phú Xuyên",
    "Ủy ban nhân dân xã Ví Dụ",
    "Sở Nông nghiệp và Môi trường",
    "Ủy ban nhân dân tỉnh Minh Họa",
    "Văn phòng Điều phối Chương trình xây dựng nông thôn mới tỉnh Minh Họa",
)
_PEOPLE = ("Nguyễn Văn An", "Trần Thị Bình", "Lò Văn Chí")
_POSITIONS = ("Phó Chủ tịch", "Phó Giám đốc", "Phó Chủ tịch Thường trực")
_NUMBERS = ("490/QĐ-TTg", "26/2026/QĐ-TTg", "03-NQ/TU")
_TYPES = ("Quyết định", "Nghị quyết", "Kế hoạch", "Thông báo")
_SUBJECTS = (
    "Thực hiện Chương trình mỗi xã một sản phẩm",
    "Triển khai thực hiện Chương trình mỗi xã một sản phẩm trên địa bàn huyện, gắn với xây dựng nông thôn mới nâng cao",
    "Kết quả thực hiện Chương trình OCOP",
    "Về việc hỗ trợ chủ thể tham gia đánh giá, phân hạng sản phẩm",
)
_LINES = (
    "Nâng cao thu nhập của người dân",
    "nâng cao thu nhập của người dân;",
    "Hỗ trợ 05 chủ thể hoàn thiện hồ sơ, bao bì, nhãn mác và truy xuất nguồn gốc sản phẩm.",
    (
        "Phát triển sản phẩm có lợi thế của từng địa phương theo hướng sản xuất hàng hóa, ứng dụng khoa học công nghệ, "
        "chuyển đổi số, bảo đảm an toàn thực phẩm và bảo vệ môi trường; gắn với du lịch nông thôn, giữ gìn bản sắc "
        "văn hóa của các dân tộc và nâng cao năng lực quản trị của hợp tác xã, tổ hợp tác, doanh nghiệp nhỏ và vừa."
    ),
    "OCOP",
    "100% cán bộ được tập huấn",
    "Tổ chức 02 hội chợ (trong nước: 01; ngoài nước: 01)",
    "Theo dõi, đôn đốc",
)
_WORDS: dict[str, tuple[str, ...]] = {
    "place": _PLACES,
    "superior": ("Ủy ban nhân dân tỉnh Cao Bằng", "Ủy ban nhân dân thành phố Hà Nội"),
    "abbreviation": ("UBND", "SNNMT", "VPĐP"),
    "subject": _SUBJECTS,
    "lead_in": ("Căn cứ", "Thực hiện", "Theo", "Xét"),
    "document_type": _TYPES,
    "issuer": ("Thủ tướng Chính phủ", "Hội đồng nhân dân tỉnh Minh Họa"),
    "number": _NUMBERS,
    "collective": ("Ủy ban nhân dân", "Hội đồng đánh giá, phân hạng sản phẩm OCOP"),
    "head_position": ("Chủ tịch", "Giám đốc"),
    "position": _POSITIONS,
    "chair": _PEOPLE,
    "secretary": _PEOPLE,
    "recipients": ("Như trên", "Sở Nông nghiệp và Môi trường", "Các phòng, ban, ngành", "Lưu hồ sơ đợt đánh giá"),
    "addressees": _OFFICES,
    "enforcers": ("Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Trưởng phòng Kinh tế"),
    "drafting_unit": ("NNMT", "KT", "VX1"),
    "title": ("Kết quả thực hiện", "Biểu chỉ tiêu sản phẩm OCOP"),
    "unit": ("sản phẩm", "chủ thể", "hợp tác xã"),
    "proposer": ("Giám đốc Sở Nông nghiệp và Môi trường", "Trưởng phòng Kinh tế"),
}
_OF_PART: dict[tuple[str, str], tuple[str, ...]] = {
    ("Issuer", "name"): _OFFICES,
    ("Signatory", "name"): _PEOPLE,
}


class Clerk(Chooser):
    """Draws words that fit the field."""

    _part = _name = ""

    def given(self, model: type[BaseModel], name: str) -> Any:
        if name == "symbol":
            return None
        self._part, self._name = model.__name__, name
        return super().given(model, name)

    def text(self) -> str:
        own = _OF_PART.get((self._part, self._name)) or _WORDS.get(self._name, _LINES)
        return self.choose(own)


@st.composite
def clerks_documents(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """Documents of a kind as clerks write them."""
    record: dict[str, Any] = Clerk(draw).build(KINDS[kind].model)
    # A page is landscape for a table (NĐ 30/2020, Phụ lục I, mục I.2).
    for annex in record.get("annexes") or []:
        annex["landscape"] = bool(annex.get("landscape") and annex.get("columns"))
    return record
