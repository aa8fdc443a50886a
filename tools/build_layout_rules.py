"""Write docs/layout-rules.md from `law/nd30.toml`: every rule, and whether it can be fixed automatically.

python tools/build_layout_rules.py           writes the page
python tools/build_layout_rules.py --check   exits 1 when the page is stale
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from ocop_docs.checks.finding import Severity
from ocop_docs.checks.layout.rules.base import expected, printed
from ocop_docs.law.nd30 import Rule, nd30

PAGE = Path(__file__).parents[1] / "docs" / "layout-rules.md"
INTRODUCTION = """# Các quy tắc trình bày được kiểm tra

Trang này được tạo từ `src/ocop_docs/law/nd30.toml` bằng `tools/build_layout_rules.py`; không sửa trực tiếp.

{title} có hiệu lực từ ngày {since}. Cột “Mức” cho biết quy tắc nặng hay nhẹ: **Lỗi** phải sửa, **Cần xem lại**
do người soạn quyết định, **Lưu ý** để biết. Cột “Sửa” ghi “định dạng” khi chương trình sửa được mà không chạm vào
chữ nào; các chỗ còn lại do người soạn sửa, vì lẽ ghi trong ngoặc. Ngay ở quy tắc sửa được vẫn có chỗ để lại cho người
soạn: chữ in hoa đã gõ sẵn, hai cột đặt bằng thẻ tab trên một dòng, số trang đứng giữa những chữ khác.

Chương trình không xét: chữ trong bảng (ngoài phông chữ, màu và cách viết hoa; Nghị định không ghi cỡ chữ trong bảng),
hình ảnh, con dấu và chữ ký số, kích thước và màu mực của dấu chỉ mức độ khẩn (dấu khắc sẵn), địa chỉ đặt ở chân
trang, hai ô có ngang hàng nhau hay không (chỉ thấy khi in), và mọi đoạn mà chương trình không nhận ra là thành phần
nào; báo cáo nói rõ đã xét được bao nhiêu phần của văn bản. Biểu mẫu do văn bản khác quy định và văn bản không thuộc
loại nào tại Điều 7 (giấy phép, kết luận thanh tra, danh sách…) được gọi tên và không xét; văn bản ghi ngày trước khi
Nghị định có hiệu lực thì mọi điều chỉ là lưu ý.
"""
HEADER = "| Xét | Yêu cầu | Mức | Sửa | Căn cứ | Mã |\n| --- | --- | --- | --- | --- | --- |"


def page() -> str:
    """Return the page as it should be."""
    law = nd30()
    parts = [INTRODUCTION.format(title=law.title, since=f"{law.rules[0].since:%d/%m/%Y}")]
    for _, rules in groupby(law.rules, key=lambda rule: rule.subject):
        parts.append(_subject(list(rules)))
    parts.append(_tolerances())
    parts.append(_kinds())
    parts.append(_capitals())
    return "\n".join(parts)


def _subject(rules: list[Rule]) -> str:
    first = rules[0]
    cell = f" (ô số {first.cell})" if first.cell else ""
    rows = "\n".join(_row(rule) for rule in rules)
    return f"## {first.name}{cell}\n\n{HEADER}\n{rows}\n"


def _row(rule: Rule) -> str:
    wording = nd30().checks[rule.check]
    fix = "định dạng" if rule.fixable else f"người soạn ({wording.by_hand})"
    wanted = _wanted(rule) + (f"<br>{rule.reason}" if rule.reason else "")
    severity = Severity(rule.severity).label
    return f"| {wording.title} | {wanted} | {severity} | {fix} | {rule.citation} | `{rule.id}` |"


def _wanted(rule: Rule) -> str:
    if rule.check == "paper":
        return f"{printed(rule.extra['width'])} x {printed(rule.extra['height'])} mm"
    if "sets" in rule.extra:
        return " hoặc ".join(" - ".join(printed(size) for size in sizes) for sizes in rule.extra["sets"])
    if rule.check == "number_present":
        return "có, khi văn bản dài hơn một trang"
    return expected(rule) or "theo các trường hợp nêu dưới đây"


def _tolerances() -> str:
    """What each measured figure may be off by, and why; rules with one tolerance and reason share a line."""
    titles: dict[tuple[str, str], list[str]] = {}
    for rule in (rule for rule in nd30().rules if rule.tolerance):
        name = rule.name if rule.check == "rule_length" else ""
        title = " ".join(filter(None, (nd30().checks[rule.check].title, f"({name})" if name else "")))
        seen = titles.setdefault((printed(rule.tolerance, rule.unit), rule.tolerance_reason), [])
        seen += [] if title in seen else [title]
    rows = "\n".join(f"| {', '.join(named)} | {value} | {reason} |" for (value, reason), named in titles.items())
    return f"## Sai số cho phép khi đo\n\n| Điều đo | Lệch tới | Vì sao |\n| --- | --- | --- |\n{rows}\n"


def _kinds() -> str:
    law = nd30()
    rows = "\n".join(
        f"| {kind.name} | {kind.symbol or '-'} | {_names(kind.requires)} | {_names(kind.forbids)} |"
        for kind in law.kinds
        if kind.symbol or kind.untitled
    )
    header = "| Tên loại | Chữ viết tắt | Mẫu có | Mẫu không có |\n| --- | --- | --- | --- |"
    return f"## Tên loại văn bản (Phụ lục III)\n\n{header}\n{rows}\n"


def _names(elements: tuple[str, ...]) -> str:
    return ", ".join(nd30().names[element] for element in elements) or "-"


def _capitals() -> str:
    rows = "\n".join(f"| {capital.right} | {capital.citation} |" for capital in nd30().capitals)
    return f"## Viết hoa (Phụ lục II)\n\n| Cách viết đúng | Căn cứ |\n| --- | --- |\n{rows}\n"


def main() -> int:
    """Write the page, or with --check report whether it is stale."""
    if "--check" in sys.argv[1:]:
        stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page()
        if stale:
            print(f"{PAGE.name} is stale: run tools/build_layout_rules.py")
        return int(stale)
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
