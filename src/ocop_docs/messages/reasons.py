"""Why a value or a template is invalid: reasons that a message quotes, in the words a clerk reads."""

from __future__ import annotations

REASONS: dict[str, str] = {
    "input-string-type": "Mục này phải là chữ, đặt trong dấu nháy.",
    "input-int-type": "Mục này phải là số nguyên.",
    "input-bool-type": "Mục này phải là true hoặc false.",
    "input-list-type": "Mục này phải là danh sách trong dấu ngoặc vuông [ ].",
    "input-model-type": "Mục này phải là một nhóm “tên: giá trị” trong dấu ngoặc nhọn {{ }}.",
    "input-date-type": "Mục này phải là ngày, ghi như 13/8/2019.",
    "input-enum": "Giá trị không có trong danh mục; ghi một trong: {expected}.",
    "input-literal-error": "Giá trị không đúng; ghi {expected}.",
    "input-greater-than-equal": "Giá trị phải từ {ge} trở lên.",
    "input-less-than-equal": "Giá trị phải từ {le} trở xuống.",
    "input-too-short": "Danh sách phải có ít nhất {min_length} dòng.",
    "input-string-unicode": "Mục này có ký tự không phải là chữ.",
    "input-invalid-key": "Tên mục phải là chữ.",
    "input-unusable": "Giá trị không dùng được ở mục này.",
    "meant-field": "Có phải là “{name}”?",
    "remove-field-of": "Xóa mục này; các mục có thể ghi: {names}.",
    "remove-field": "Xóa mục này.",
    "write-text": "Ghi một dòng chữ.",
    "write-text-as": "Ghi một dòng chữ, như: {example}.",
    "write-pairs": "Ghi như: 1.1=3; 1.2=2.",
    "write-integer": "Ghi một số nguyên, như: 6.",
    "write-boolean": "Ghi true hoặc false.",
    "write-date": "Ghi ngày như: 13/8/2019.",
    "write-choice": "Ghi đúng một giá trị của danh mục.",
    "write-money": "Ghi số tiền như: 10,5 tỷ đồng.",
    "write-quantity": "Ghi số lượng như: 06; 05 - 07; ít nhất 06.",
    "write-stars": "Ghi hạng sao như: 3; 4 - 5; 3 sao trở lên.",
    "write-list": "Ghi các dòng trong dấu ngoặc vuông [ ].",
    "write-group": "Ghi nhóm “tên: giá trị” trong dấu ngoặc nhọn {{ }}.",
    "write-as-elsewhere": "Ghi lại cho khớp với các phần khác của hồ sơ.",
    "stars-unreadable": "{text} không phải hạng sao; ghi như: 3, “4 - 5” hoặc “3 sao trở lên”.",
    "stars-impossible": "Hạng sao {text} không có; hạng sao đi từ 1 đến 5 và ghi từ thấp đến cao.",
    "number-too-large": "Số quá lớn, không đọc thành chữ được. Hãy kiểm tra lại số và đơn vị.",
    "quantity-type": "Số lượng ghi bằng số nguyên hoặc chữ trong dấu nháy, như: 6, “05 - 07”, “ít nhất 06”, “100%”.",
    "money-type": "Số tiền ghi bằng số đồng nguyên hoặc chữ trong dấu nháy, như: 4000000000, “10,5 tỷ đồng”.",
    "stars-type": "Hạng sao ghi bằng số hoặc chữ trong dấu nháy, như: 3, “4 - 5”, “3 sao trở lên”.",
    "text-empty": "Mục này đang để trống; nếu chưa có nội dung thì bỏ cả mục hoặc ghi null.",
    "year-too-early": "Năm {year} không thể là năm của văn bản; ghi từ năm {first_year} trở đi.",
    "period-reversed": "Giai đoạn bị ngược: từ {start} đến {end}; ghi năm đầu trước, năm cuối sau.",
    "annex-empty": "Phụ lục chưa có nội dung; ghi các đoạn ở “paragraphs” hoặc các cột của bảng ở “columns”.",
    "annex-row-too-long": "Dòng {number} của bảng có {cells} ô, nhưng bảng có {columns} cột; thêm cột hoặc bớt ô.",
    "annex-cell-mark": "Ô của bảng không được có dấu “|”, vì dấu này ngăn các ô.",
    "head-has-one-position": (
        "Người đứng đầu ký thì chỉ ghi “head_position”, bỏ trống “position”; nếu người khác ký, ghi "
        "“capacity” là deputy, by_order hoặc by_authorisation."
    ),
    "score-unreadable": "{text} không phải điểm; ghi từ 0 đến 100, không quá hai chữ số sau dấu phẩy, như “69,75”.",
    "share-unreadable": "{text} không phải tỷ lệ; ghi như “3/4” hoặc “2/3”.",
    "part-points-unreadable": "{text} không đọc được; ghi mỗi phần một lần, như “A=30; B=22; C=30”.",
    "ticks-unreadable": "{text} không đọc được; ghi mỗi tiêu chí một lần, như “1.1=3; 1.2=2”.",
    "ticks-without-product-set": (
        "Đã đánh dấu ô thì phải ghi “product_set”: số của bộ sản phẩm, để biết ô nào của tiêu chí nào."
    ),
    "finding-code": "(Mã lỗi: {finding}.)",
    "acceptance-unused": "Không còn lỗi {finding} ở {place}; bỏ dòng chấp nhận này.",
    "criteria-not-ticked": "Chưa đánh dấu tiêu chí {criteria}.",
    "criterion-unknown": "Phiếu của bộ {product_set} không có tiêu chí {criterion}.",
    "tick-beyond-boxes": "Tiêu chí {number} có {boxes} ô, không có ô thứ {tick}; ghi từ 1 đến {boxes}, hoặc 0.",
    "tick-zero-is-a-box": "Tiêu chí {number} có ô 0 điểm; đánh dấu ô đó thay vì ghi 0.",
    "product-set-unknown": "Không có bộ sản phẩm số {number}. Hãy chọn một trong các số: {known}.",
    "date-unreadable": (
        "{text} không phải là ngày tháng đọc được. Hãy ghi ngày/tháng/năm với năm đủ bốn chữ số, ví dụ: "
        "07/5/2018, 2018-05-07 hoặc ngày 07 tháng 5 năm 2018."
    ),
    "date-not-in-calendar": "{line} không có trong lịch. Hãy kiểm tra lại ngày, tháng và năm.",
    "decimal-type": "Cần số thập phân (Decimal), không nhận {type}.",
    "decimal-too-long": "Số phải hữu hạn và có tối đa {max_digits} chữ số ở mỗi bên dấu phẩy.",
    "figure-text-too-long": "{text} dài {length} ký tự, không phải là một số. Hãy chỉ ghi con số.",
    "figure-too-many-digits": "{text} có {count} chữ số; mỗi số nhận tối đa {max_digits} chữ số. Hãy kiểm tra lại.",
    "decimal-not-whole": (
        "{text} là số thập phân {decimal} ({decimal_words}), mà ở đây cần số nguyên; nếu ý là {whole_words}, "
        "hãy ghi {whole}."
    ),
    "figure-unreadable": (
        "{text} không phải là số. Hãy ghi bằng chữ số, dấu chấm tách hàng nghìn, dấu phẩy trước phần thập "
        "phân, ví dụ: 06; 968.721.000; 10,5."
    ),
    "figure-decimal-or-thousands": (
        "{text} có thể là {first} ({first_words}) hoặc {second} ({second_words}); hãy ghi {first} hoặc {second}."
    ),
    "figure-spaced": (
        "{text} có thể là một số {joined} ({joined_words}) hoặc các số rời {apart}; hãy ghi {joined}, hoặc "
        "chỉ ghi một số."
    ),
    "figure-exponent": (
        "{text} có thể là {scaled} ({scaled_words}, viết theo ký hiệu mũ) hoặc {joined} ({words}, gõ thừa chữ"
        " “e”); hãy ghi {scaled} hoặc {joined}."
    ),
    "money-too-large": "{text} là số tiền quá lớn. Hãy kiểm tra lại số và đơn vị.",
    "money-negative": "{text}: số tiền không được âm. Hãy ghi số từ 0 trở lên.",
    "money-unreadable": "{text} không phải là số tiền. Hãy ghi như: {examples}.",
    "money-ambiguous": "{text} có thể là {first_explained} hoặc {second_explained}; hãy ghi {first} hoặc {second}.",
    "money-below-one-dong": "{text} lẻ dưới một đồng. Hãy ghi số tiền tròn đồng.",
    "money-fraction-of-dong": (
        "{text}: đồng không có phần lẻ. Hãy ghi đơn vị, ví dụ {figure} tỷ đồng; nếu ý là {joined} đồng, hãy "
        "ghi {joined}."
    ),
    "money-parts-not-falling": (
        "{text}: các phần phải giảm dần đơn vị, phần sau nhỏ hơn một đơn vị của phần trước, chỉ phần cuối có "
        "dấu phẩy. Hãy ghi như: {examples}."
    ),
    "money-unit-missing": (
        "{text} thiếu đơn vị ở số {figure}: có thể là {plain} {figure} {lower} đồng hoặc {plain} {figure} "
        "đồng; hãy ghi đủ đơn vị."
    ),
    "not-a-number": "{value!r} không phải là số.",
    "ordinal-below-one": "Số thứ tự bắt đầu từ 1.",
    "year-zero": "Không có năm 0.",
    "whole-number-type": "Cần số nguyên, không nhận {number}.",
    "quantity-unreadable": "{text} không phải là một lượng đọc được. Hãy ghi như: {examples}.",
    "percent-on-first-end": "{text}: chỉ số đầu có dấu %. Hãy ghi dấu % ở số cuối, ví dụ: 6 - 7%.",
    "quantity-negative": "{text}: số lượng không được âm. Hãy ghi số từ 0 trở lên.",
    "increase-unlike-result": (
        "{text}: số đạt được phải cùng đơn vị và không nhỏ hơn số tăng thêm. Hãy ghi như: tăng thêm 05, đạt 20."
    ),
    "share-reversed": "{text}: số trước dấu / không được lớn hơn số sau, số sau phải khác 0. Hãy ghi như: 23/25.",
    "range-reversed": "{text}: số đầu lớn hơn số cuối. Hãy ghi số nhỏ trước.",
    "money-range-reversed": "{text}: số đầu lớn hơn số cuối. Hãy ghi số nhỏ trước, và ghi đơn vị ở cả hai số.",
    "integer-type": "Cần số nguyên (int), không nhận {type}.",
    "number-beyond-words": "Số quá lớn để đọc thành chữ: chỉ đọc đến 10 mũ 36.",
    "evaluation-not-dated": "Chưa có ngày họp Hội đồng; chương trình phân hạng được các đợt từ ngày {known}.",
    "evaluation-law-unknown": (
        "Chưa có quy định về phân hạng vào ngày {day}; chương trình phân hạng được các đợt từ ngày {known}."
    ),
    "evaluation-without-ticks": (
        "Đợt trước ngày {day} không có phiếu để đánh dấu; ghi điểm ở trang “Điểm từng phần” của bảng."
    ),
    "setting-int-parsing": "phải là số nguyên",
    "setting-int-type": "phải là số nguyên",
    "setting-int-from-float": "phải là số nguyên",
    "setting-greater-than": "phải lớn hơn {gt}",
    "setting-greater-than-equal": "không được nhỏ hơn {ge}",
    "setting-string-type": "phải là chữ",
    "setting-literal-error": "phải là một trong: {expected}",
    "setting-no-address": "phải là một địa chỉ IP như 127.0.0.1, hoặc *",
    "setting-path-type": "phải là tên thư mục",
    "setting-extra-forbidden": "không có trong các mục đặt được",
    "setting-other-type": "không đúng kiểu dữ liệu",
    "last-line": "cuối",
    "these-cells": "này",
    "delete-this-line": "Xóa dòng này.",
    "embedded-data": "dữ liệu kèm theo",
    "no-memory": "hết bộ nhớ",
    "template-loses-words": "“{words}” đứng chung đoạn với một lệnh chiếm cả đoạn nên sẽ bị mất.",
    "template-name-unknown": "không có dữ liệu tên “{name}”; các tên dùng được: {names}.",
    "template-tag-forbidden": "thẻ làm việc không được phép trong mẫu ({error}).",
    "template-tag-invalid": "thẻ viết chưa đúng ({error}).",
    "template-prints-too-much": "in ra tệp lớn hơn {limit} byte.",
    "template-unreadable": "không mở được tệp này.",
    "template-main-part": "phần chính của tệp không có tên {part}; mở tệp bằng Word trên máy tính rồi lưu lại.",
    "range-after-qualifier": "{text}: sau “{before}” chỉ ghi một số. Hãy bỏ “{before}” hoặc bỏ một đầu của khoảng.",
}


def reason(code: str, **facts: object) -> str:
    """Return the reason `code` with its facts filled in; it becomes the text of a ValueError, and of a refusal."""
    return REASONS[code].format(**facts)
