"""Refusals about a file of data that is read, and the values in it."""

from __future__ import annotations

INPUT: dict[str, tuple[str, str]] = {
    "file-not-found": ("Không tìm thấy tệp “{path}”.", "Kiểm tra lại tên tệp và thư mục."),
    "folder-empty": ("Thư mục “{path}” không có tệp nào.", "Chép các tệp vào thư mục, hoặc ghi đúng tên thư mục."),
    "file-unreadable": ("Không đọc được tệp “{path}”.", "Kiểm tra quyền đọc tệp, hoặc chép tệp ra nơi khác."),
    "file-too-large": (
        "Dữ liệu dài {size} byte, vượt giới hạn {limit} byte.",
        "Tách bớt nội dung hoặc nâng giới hạn OCOP_DOCS_MAX_INPUT_BYTES.",
    ),
    "not-utf8": (
        "Tệp không ở bảng mã UTF-8 (byte thứ {position} không đọc được).",
        "Mở tệp trong Notepad, chọn Save as và chọn Encoding là UTF-8.",
    ),
    "not-json": (
        "Nội dung không phải JSON đúng: sai ở dòng {line}, cột {column}.",
        "Kiểm tra dấu phẩy, dấu ngoặc và dấu nháy quanh vị trí này.",
    ),
    "number-impossible": (
        "“{number}” không phải một số dùng được trong văn bản.",
        "Ghi số nguyên, hoặc chữ trong dấu nháy như “10,5 tỷ đồng”.",
    ),
    "record-too-many": (
        "Dữ liệu có hơn {limit} giá trị.",
        "Tách thành nhiều văn bản, hoặc nâng giới hạn OCOP_DOCS_MAX_RECORD_VALUES.",
    ),
    "nested-too-deep": (
        "Nội dung tệp lồng nhau quá sâu nên không xử lý được.",
        "Chép nội dung sang một tệp mới, bỏ các khung, bảng lồng trong nhau, rồi làm lại.",
    ),
    "json-too-deep": ("Dữ liệu lồng nhau quá sâu.", "Dùng lệnh `ocop-docs new` để lấy khung dữ liệu đúng."),
    "duplicate-key": ("Mục “{key}” được ghi hai lần trong cùng một nhóm.", "Chỉ giữ lại một lần."),
    "not-an-object": (
        "Dữ liệu phải là một nhóm “tên: giá trị” trong dấu ngoặc nhọn {{ }}.",
        "Dùng lệnh `ocop-docs new` để lấy khung dữ liệu đúng.",
    ),
    "kind-missing": ("Thiếu mục “kind” cho biết loại văn bản.", "Ghi một trong các loại: {kinds}."),
    "kind-is-round": (
        "Đây là hồ sơ của một đợt đánh giá, không phải dữ liệu của một văn bản.",
        "Kiểm tra và chấm điểm bằng lệnh `ocop-docs score`, làm các văn bản bằng lệnh `ocop-docs round`.",
    ),
    "kind-unknown": ("Không có loại văn bản “{kind}”.", "Ghi một trong các loại: {kinds}."),
    "field-missing": ("Thiếu mục bắt buộc: {title}.", "Bổ sung mục này."),
    "field-unknown": ("Mục “{field}” không có trong mẫu dữ liệu.", "{suggestion}"),
    "field-invalid": ("{reason}", "{advice}"),
    "control-characters": (
        "Nội dung vừa gửi có ký tự ẩn ở {field}.",
        "Hãy quay lại trang trước và gõ lại ô ấy; ký tự ẩn thường theo vào khi dán từ tệp khác (mã {characters}).",
    ),
    "hidden-characters-left-out": (
        "Đã bỏ ký tự ẩn trong ô này.",
        "Hãy xem lại đoạn chữ rồi gửi lại (mã {characters}).",
    ),
    "hidden-line-ends-replaced": (
        "Đã thay dấu ngắt dòng ẩn trong ô này bằng dấu cách.",
        "Hãy xem lại đoạn chữ rồi gửi lại (mã {characters}).",
    ),
    "illegal-characters": (
        "Có ký tự không được phép trong văn bản: {characters}.",
        "Xóa các ký tự này rồi gõ lại đoạn chữ.",
    ),
    "text-in-old-encoding": (
        "Chữ gõ bằng bảng mã {encoding}, trong Unicode đọc là “{text}”.",
        "Ghi lại bằng Unicode; dán vào mẫu ở trang soạn thì có nút “Chuyển sang Unicode”.",
    ),
    "text-too-long": (
        "Đoạn chữ dài {length} ký tự, vượt giới hạn {limit}.",
        "Rút gọn hoặc tách thành nhiều đoạn.",
    ),
    "list-too-long": (
        "Danh sách có {length} dòng, vượt giới hạn {limit} dòng.",
        "Tách bớt danh sách, hoặc nâng giới hạn OCOP_DOCS_MAX_LIST_LENGTH.",
    ),
    "more-faults": ("Còn {count} lỗi nữa ngoài {limit} lỗi đã liệt kê.", "Sửa các lỗi trên rồi kiểm tra lại."),
    "next-kind": (
        "Chỉ Kế hoạch, Báo cáo và đợt đánh giá được lập lại cho lần sau.",
        "Chọn dữ liệu thuộc một trong các loại: {kinds}.",
    ),
    "next-without-period": (
        "Văn bản chưa ghi thời kỳ nên không biết năm sau là năm nào.",
        "Ghi “Từ năm” và “Đến năm” ở mục Thời kỳ của văn bản.",
    ),
    "next-beyond-calendar": (
        "Năm {year} cộng thêm {step} năm thì vượt năm {last}.",
        "Sửa năm này trước khi lập cho năm sau.",
    ),
    "report-of-plan": (
        "Báo cáo kết quả chỉ lập được từ một Kế hoạch.",
        "Chọn tệp dữ liệu của Kế hoạch, hoặc tệp Word của Kế hoạch có kèm dữ liệu.",
    ),
    "read-kind": (
        "Chỉ đọc được Kế hoạch và Báo cáo thành bản nháp; tệp này là: {found}.",
        "Chọn tệp Kế hoạch hoặc Báo cáo; nếu tệp là loại đó mà ghi tên khác, chọn loại khi đọc.",
    ),
    "read-kind-unknown": (
        "Không thấy tên loại văn bản (Kế hoạch, Báo cáo) trong tệp.",
        "Chọn loại văn bản khi đọc: trên trang là ô Loại văn bản, ở cửa sổ lệnh là --kind plan hoặc --kind report.",
    ),
    "track-kind": (
        "Chỉ theo dõi được chỉ tiêu của Kế hoạch và Báo cáo.",
        "Chọn các tệp dữ liệu, hoặc tệp Word có kèm dữ liệu, của Kế hoạch và Báo cáo các năm.",
    ),
    "track-without-period": (
        "“{subject}” chưa ghi thời kỳ nên không biết là số của năm nào.",
        "Ghi “Từ năm” và “Đến năm” ở mục Thời kỳ của văn bản.",
    ),
    "track-repeated": (
        "Có hai tệp cùng là {kind} {period}, không rõ lấy số ở tệp nào.",
        "Chỉ chọn một tệp {kind} cho mỗi thời kỳ.",
    ),
    "compare-kinds": (
        "Hai tệp thuộc hai loại văn bản khác nhau: {first} và {second}.",
        "Chọn hai tệp của cùng một loại văn bản.",
    ),
    "kind-is-no-document": (
        "Đây là hồ sơ cơ quan hoặc câu mẫu của cơ quan, không phải dữ liệu của một văn bản.",
        "Dùng khi tạo văn bản mới: `ocop-docs new plan --profile FILE`, `ocop-docs phrases --own FILE`.",
    ),
    "answers-for-plan": (
        "Chỉ Kế hoạch lập được từ chín câu trả lời.",
        "Dùng `ocop-docs new plan --answers FILE`; khung để điền: `ocop-docs new first-plan`.",
    ),
    "section-unknown": ("Không có mục câu mẫu “{section}”.", "Ghi một trong các mục: {sections}."),
    "place-unknown": (
        "Không có xã, phường, đặc khu hay tỉnh, thành phố nào tên là “{name}”.",
        "Ghi đúng tên trong danh mục của Quyết định số 19/2025/QĐ-TTg, như “xã Minh Châu”.",
    ),
    "place-ambiguous": (
        "Có nhiều nơi cùng tên “{name}”: {names}.",
        "Ghi thêm tên tỉnh, thành phố sau dấu phẩy, như “{example}”.",
    ),
    "word-without-data": (
        "Tệp Word này không kèm dữ liệu để mở lại.",
        "Mở tệp dữ liệu .json, hoặc tệp Word do chương trình tạo có kèm dữ liệu.",
    ),
    "word-edited": (
        "Chữ trong tệp Word đã được sửa sau khi tạo, nên không còn khớp với dữ liệu kèm theo.",
        "Lấy những chỗ đã sửa về dữ liệu bằng lệnh `ocop-docs take-back`, hoặc mở tệp ở trang đầu (ocop-docs serve).",
    ),
}
