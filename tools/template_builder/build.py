"""The templates there are, and how each is built."""

from collections.abc import Iterator
from pathlib import Path

from ocop_docs.law.nd30_layout import nd30_layout
from ocop_docs.rendering.engine.prepared import prepare
from ocop_docs.rendering.engine.source import read_source as read_template

from .markup import read_source
from .package import package

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
TITLES = {
    "plan": "Mẫu kế hoạch",
    "approval-decision": "Mẫu quyết định phê duyệt đề án",
    "report": "Mẫu báo cáo",
    "registration": "Mẫu phiếu đăng ký đánh giá, phân hạng",
    "self-assessment": "Mẫu báo cáo tự đánh giá",
    "commune-assessment": "Mẫu báo cáo của xã đánh giá hồ sơ sản phẩm",
    "council-decision": "Mẫu quyết định thành lập Hội đồng",
    "score-sheet": "Mẫu phiếu đánh giá sản phẩm",
    "council-minutes": "Mẫu biên bản họp Hội đồng",
    "submission": "Mẫu tờ trình phê duyệt kết quả",
    "recognition-decision": "Mẫu quyết định công nhận sản phẩm",
    "certificate": "Mẫu giấy chứng nhận",
    "results-notice": "Mẫu thông báo kết quả",
}


def build_all() -> Iterator[tuple[Path, bytes]]:
    """Yield each template's file and its bytes.

    Raises:
        SourceError: a source does not follow the markup.
    """
    layout = nd30_layout()
    for kind, title in TITLES.items():
        blocks = read_source(TEMPLATES / "source" / f"{kind}.txt")
        yield TEMPLATES / "docx" / f"{kind}.docx", package(title, blocks, layout)


def compile_all() -> Iterator[tuple[Path, bytes]]:
    """Yield for each template what was compiled of it: the file that goes with it and its bytes."""
    for file, data in build_all():
        prepared = prepare(read_template(data, file.name), data)
        yield TEMPLATES / "compiled" / f"{file.stem}.zip", prepared.as_file()
