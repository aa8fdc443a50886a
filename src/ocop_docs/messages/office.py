"""Refusals of the office edition: papers, numbers, accounts, and where they are kept."""

from __future__ import annotations

OFFICE: dict[str, tuple[str, str]] = {
    "office-missing": (
        "Chưa có kho dữ liệu của cơ quan tại “{folder}”.",
        "Tạo bằng lệnh: ocop-docs office init.",
    ),
    "office-closed": (
        "Không mở được “{folder}”: tài khoản máy đang dùng không có quyền.",
        "Chạy lệnh bằng tài khoản giữ kho, như: sudo -u ocop ocop-docs office doctor.",
    ),
    "office-exists": (
        "Kho dữ liệu tại “{folder}” đã có cơ quan.",
        "Dùng kho đó, hoặc chọn thư mục khác.",
    ),
    "office-disk": (
        "Không ghi được vào “{folder}”.",
        "Kiểm tra dung lượng đĩa và quyền ghi rồi làm lại; chưa có gì bị mất.",
    ),
    "office-file-missing": (
        "Tệp đã lưu {digest} không còn trên đĩa.",
        "Báo người quản trị: chạy ocop-docs office doctor rồi phục hồi từ bản sao lưu.",
    ),
    "office-file-damaged": (
        "Tệp đã lưu {digest} không còn đúng như khi phát hành.",
        "Báo người quản trị: chạy ocop-docs office doctor rồi phục hồi từ bản sao lưu.",
    ),
    "office-database-unknown": (
        "Địa chỉ cơ sở dữ liệu không dùng được.",
        "Ghi như sqlite:////thu-muc/office.db hoặc postgresql+psycopg://ten@may/kho, và cài ocop-docs[office].",
    ),
    "office-database-unavailable": (
        "Cơ sở dữ liệu chưa nhận được thao tác này; chưa ghi gì.",
        "Chờ một lát rồi làm lại; nếu vẫn vậy, báo người quản trị chạy ocop-docs office doctor.",
    ),
    "office-database-newer": (
        "Kho dữ liệu thuộc phiên bản chương trình mới hơn.",
        "Cài phiên bản ocop-docs mới hơn rồi mở lại.",
    ),
    "office-clock-back": (
        "Giờ của máy ({now}) sớm hơn thao tác gần nhất ({last}).",
        "Chỉnh lại đồng hồ của máy rồi làm lại; nếu đồng hồ nay đã đúng, người quản trị chạy ocop-docs office clock.",
    ),
    "office-clock-right": (
        "Nhật ký không có thao tác nào sau giờ của máy ({now}).",
        "Không phải làm gì.",
    ),
    "office-no-right": (
        "Tài khoản này không được làm việc đó.",
        "Việc này dành cho: {roles}.",
    ),
    "office-wrong-state": (
        "Văn bản đang ở trạng thái “{state}” nên không làm được việc này.",
        "Tải lại trang để thấy những việc làm được lúc này.",
    ),
    "office-saved-meanwhile": (
        "Người khác vừa lưu văn bản này (bản {version}).",
        "Mở bản mới nhất, so sánh rồi ghi lại phần của mình.",
    ),
    "office-being-edited": (
        "{name} đang sửa văn bản này (giữ đến {until}).",
        "Chờ người đó lưu xong, hoặc quá giờ đó rồi làm lại.",
    ),
    "office-typed-restored": (
        "Đã mở lại phần đang gõ, máy chủ giữ lúc {at}.",
        "Bấm “Lưu vào cơ quan” để phần này thành bản mới.",
    ),
    "office-network-drive": (
        "“{folder}” nằm trên ổ mạng, nơi cơ sở dữ liệu SQLite có thể bị hỏng.",
        "Chọn một thư mục trên đĩa của máy, hoặc dùng PostgreSQL (OCOP_DOCS_OFFICE_DATABASE).",
    ),
    "office-machine": (
        "Máy chưa mở được tệp cần dùng; chưa ghi gì.",
        "Chờ một lát rồi làm lại; nếu vẫn vậy, báo người quản trị.",
    ),
    "office-value-unstorable": (
        "Có ký tự không phải là chữ nên không ghi được.",
        "Nhập lại bằng bàn phím thay vì dán.",
    ),
    "office-reason-missing": ("Chưa ghi lý do.", "Ghi rõ lý do để người khác hiểu."),
    "office-comment-empty": ("Ý kiến đang để trống.", "Ghi nội dung ý kiến."),
    "office-paper-missing": ("Không có văn bản này trong cơ quan.", "Tìm lại ở danh sách văn bản."),
    "office-entry-missing": ("Không có dòng này trong sổ.", "Tìm lại ở sổ đăng ký văn bản đi."),
    "office-book-missing": ("Không có sổ này.", "Chọn một sổ trong danh sách."),
    "office-late-number": (
        "Không thêm được số sau số {number}.",
        "Ghi một số đã cấp trong năm đó; mỗi số có tối đa 26 số thêm (a đến z).",
    ),
    "office-already-void": ("Số này đã hủy trước đó.", "Số đã hủy được giữ nguyên trong sổ."),
    "office-date-in-future": (
        "Ngày ban hành {date} chưa đến.",
        "Ghi ngày hôm nay hoặc ngày trước đó.",
    ),
    "office-date-before-last": (
        "Sổ đã có số của ngày {last}, không cấp số cho ngày trước đó.",
        "Ghi ngày đó trở đi; văn bản bị sót thì đăng ký số thêm (như 12a).",
    ),
    "office-number-not-reserved": (
        "Số {number} không phải số đang giữ của sổ và năm đó.",
        "Chọn một số đang giữ, hoặc lấy số tiếp theo.",
    ),
    "office-book-of-series": (
        "{book} không dành cho văn bản hành chính.",
        "Chọn sổ văn bản đi rồi lấy số lại.",
    ),
    "office-paper-blocked": (
        "“{subject}” còn {count} lỗi nên chưa được cấp số.",
        "Trả lại để sửa các lỗi sau, hoặc ghi lý do giữ nguyên, rồi trình lại.",
    ),
    "office-paper-example": (
        "“{subject}” là văn bản ví dụ, không có giá trị ban hành như mỗi trang đã in, nên không được cấp số.",
        "Trả lại để bỏ dấu ở ô “Văn bản ví dụ”, rồi trình lại.",
    ),
    "office-login-taken": ("Tên đăng nhập “{login}” đã có.", "Chọn tên khác."),
    "office-person-missing": ("Không có tài khoản “{login}” đang dùng.", "Kiểm tra lại tên đăng nhập."),
    "office-role-unknown": ("Không có vai trò “{role}”.", "Các vai trò: {roles}."),
    "office-last-administrator": (
        "Cơ quan phải còn ít nhất một người quản trị.",
        "Giao vai trò quản trị cho người khác trước.",
    ),
    "office-password-length": (
        "Mật khẩu phải dài từ {shortest} đến {longest} ký tự.",
        "Chọn mật khẩu khác; một câu ngắn là dễ nhớ.",
    ),
    "office-mail-address": ("“{text}” không phải địa chỉ thư.", "Ghi như binh@xa.gov.vn, hoặc để trống."),
    "office-password-wrong": ("Mật khẩu hiện nay không đúng.", "Nhập lại mật khẩu đang dùng."),
    "office-code-wrong": (
        "Mã xác thực không đúng.",
        "Kiểm tra giờ của điện thoại và khóa đã nhập, rồi ghi mã đang hiện.",
    ),
    "office-oidc-refused": (
        "Nơi cấp danh tính không xác nhận được lần đăng nhập này.",
        "Bấm đăng nhập lại từ đầu; nếu vẫn vậy, báo người quản trị.",
    ),
    "office-oidc-unlinked": (
        "Tài khoản chung này chưa được liên kết với tài khoản nào ở đây.",
        "Đăng nhập bằng mật khẩu, rồi liên kết ở trang Tài khoản của tôi.",
    ),
    "office-oidc-taken": (
        "Tài khoản chung này đã liên kết với một người khác.",
        "Người ấy phải bỏ liên kết trước.",
    ),
    "office-oidc-unreachable": (
        "Không hỏi được nơi cấp danh tính.",
        "Thử lại sau, hoặc đăng nhập bằng mật khẩu.",
    ),
    "office-target-not-empty": (
        "Cơ sở dữ liệu nhận đã có dữ liệu của một cơ quan.",
        "Chọn một cơ sở dữ liệu trống.",
    ),
    "office-copy-differs": (
        "Bản chép không giống bản gốc nên đã bỏ bản chép.",
        "Làm lại; nếu vẫn vậy, chạy ocop-docs office doctor.",
    ),
    "office-backup-foreign": (
        "Bản sao lưu này là của một kho khác ({theirs}), không phải của kho ở đây ({ours}).",
        "Dùng bản sao lưu của kho này; nếu thật muốn phục hồi kho khác vào đây, thêm --other-office.",
    ),
    "office-backup-newer": (
        "“{path}” do phiên bản chương trình mới hơn tạo ({program}).",
        "Cài phiên bản ocop-docs đó hoặc mới hơn rồi làm lại.",
    ),
    "office-restore-over": (
        "“{folder}” đang có dữ liệu.",
        "Chọn thư mục trống; hoặc thêm --force để thay kho ở đó, kho cũ được giữ lại.",
    ),
    "office-restore-elsewhere": (
        "“{folder}” đang có dữ liệu.",
        "Đặt OCOP_DOCS_OFFICE_FOLDER là thư mục trống, OCOP_DOCS_OFFICE_DATABASE là cơ sở dữ liệu trống; kho cũ còn.",
    ),
    "office-restore-interrupted": (
        "“{folder}” không còn kho: việc phục hồi đã dừng giữa chừng. Kho cũ còn ở “{kept}”.",
        "Chuyển mọi thứ trong “{kept}” về “{folder}”, thay thư mục cùng tên nếu có, rồi chạy ocop-docs office doctor.",
    ),
    "office-restore-served": (
        "Một chương trình đang mở kho tại “{folder}”.",
        "Dừng chương trình ấy rồi làm lại; chưa có gì thay đổi.",
    ),
    "office-backup-exists": ("“{path}” đã có.", "Chọn tên khác cho bản sao lưu."),
    "office-backup-broken": (
        "“{path}” không phải bản sao lưu nguyên vẹn.",
        "Dùng bản sao lưu khác; thử bằng lệnh: ocop-docs office backup verify.",
    ),
    "office-register-headings": (
        "Bảng thiếu cột: {missing}.",
        "Dòng đầu ghi đủ mười cột của Sổ đăng ký văn bản đi (NĐ 30/2020, Phụ lục IV).",
    ),
    "office-register-line": ("Dòng {line}: {text} không đọc được.", "Ghi số như 05/KH-UBND và ngày như 13/8/2026."),
    "office-register-taken": ("Dòng {line}: số {number} năm {year} đã có trong sổ.", "Xóa dòng này khỏi bảng."),
    "office-login-wrong": (
        "Tên đăng nhập, mật khẩu hoặc mã xác thực không đúng.",
        "Kiểm tra lại rồi đăng nhập lần nữa.",
    ),
    "office-login-throttled": (
        "Máy này đã đăng nhập sai quá nhiều lần.",
        "Chờ {minutes} phút rồi thử lại; đăng nhập từ máy khác vẫn được.",
    ),
    "office-login-needed": ("Chưa đăng nhập, hoặc phiên làm việc đã hết.", "Đăng nhập rồi làm lại."),
    "office-page-closed": ("Tài khoản này không mở được trang đó.", "Hỏi người quản trị của cơ quan."),
    "office-not-issued": ("Văn bản này chưa phát hành nên chưa có tệp.", "Vào sổ lấy số trước."),
    "office-key-missing": (
        "Bản cho cơ quan chỉ mở khi có khóa ký phiên làm việc.",
        "Đặt OCOP_DOCS_WEB_SECRET_KEY: ít nhất {shortest} ký tự ngẫu nhiên.",
    ),
    "office-extra-missing": (
        "Bản cho cơ quan cần các thư viện chưa cài.",
        "Cài bằng: pip install 'ocop-docs[office]'.",
    ),
    "office-view-without-name": ("Chưa đặt tên cho tìm kiếm.", "Ghi một tên ngắn, như Kế hoạch năm nay."),
    "office-too-many-views": ("Đã giữ {most} tìm kiếm.", "Xóa bớt một tìm kiếm rồi giữ lại."),
    "office-date-unreadable": ("“{text}” không phải ngày.", "Ghi như 13/8/2026."),
    "office-none-chosen": ("Chưa chọn văn bản nào.", "Đánh dấu các văn bản rồi bấm lại."),
    "office-nothing-chosen": ("Chưa chọn văn bản nào.", "Đánh dấu các văn bản cần lấy số."),
    "office-date-missing": (
        "“{subject}” chưa ghi ngày ban hành.",
        "Ghi ngày ban hành khi lấy số.",
    ),
}
