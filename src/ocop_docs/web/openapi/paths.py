"""The paths of the API and their operations."""

from __future__ import annotations

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.parts import Level
from ocop_docs.drafting.first_plan import FirstPlan
from ocop_docs.drafting.profile import OfficeProfile
from ocop_docs.revision.next_year import KINDS as KINDS_OF_EVERY_YEAR
from ocop_docs.rounds.record import EvaluationRound
from ocop_docs.web.openapi.operations import (
    PDF,
    WORD,
    XLSX,
    ZIP,
    Json,
    as_json,
    files,
    form,
    in_path,
    in_query,
    operation,
)
from ocop_docs.web.openapi.schemas import (
    BAD_CELLS,
    CHECKED,
    COMPARED,
    FILES_CHECKED,
    FIRST_PLAN,
    LAYOUT_CHECKED,
    NEXT,
    PHRASES,
    READ,
    SCORED,
    TAKEN_BACK,
    TRACKED,
    ref,
)

_OBJECT = {"type": "object"}
_PROFILE, _ANSWERS = ref(OfficeProfile.__name__), ref(FirstPlan.__name__)
_STATE = as_json(ref("Batch"))
_ON_ERROR = {"type": "string", "enum": ["stop", "skip"]}
_KIND = in_path("kind", "Loại văn bản.", enum=list(KINDS))
_DRAFT = in_query("draft", "Ghi 1 để làm bản dự thảo: có dấu DỰ THẢO, không dừng vì lỗi nội dung.", enum=["1"])
_BATCH = in_path("batch", "Mã của lô.", pattern="^[0-9a-f]{32}$")

_NUMBER = r"^(?:[0-9]{1,15}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4})(?:,[0-9]{1,6})?(?: (?:nghìn|triệu|tỷ)(?: đồng)?)?$"


def paths() -> Json:
    """Return the operations by path and method."""
    return {
        **_kind_paths(),
        **_document_paths(),
        **_revision_paths(),
        **_layout_paths(),
        **_round_paths(),
        **_word_paths(),
        **_batch_paths(),
    }


def _kind_paths() -> Json:
    name = in_query("name", "Tên ví dụ, như ở /kinds; không ghi thì lấy ví dụ đầu tiên.")
    unit = in_query("name", "Tên nơi, như “xã Minh Châu, thành phố Hà Nội”.", required=True)
    profile = as_json(_PROFILE) | form()
    return {
        "/kinds": {"get": operation("listKinds", "Các loại văn bản làm được", as_json(_OBJECT))},
        "/kinds/{kind}/schema": {
            "get": operation("getSchema", "JSON Schema của một loại văn bản", as_json(_OBJECT), _KIND)
        },
        "/kinds/{kind}/skeleton": {
            "get": operation("getSkeleton", "Khung dữ liệu để điền", as_json(_OBJECT), _KIND),
            "post": operation(
                "fillSkeleton", "Khung dữ liệu điền sẵn theo hồ sơ cơ quan", as_json(_OBJECT), _KIND, body=profile
            ),
        },
        "/profile": {"get": operation("makeProfile", "Hồ sơ cơ quan từ tên xã, phường, tỉnh", as_json(_PROFILE), unit)},
        "/first-plan": {
            "post": operation(
                "makeFirstPlan",
                "Dữ liệu Kế hoạch từ chín câu trả lời",
                as_json(FIRST_PLAN),
                body=as_json(_ANSWERS) | form(),
            )
        },
        "/phrases": {
            "get": operation(
                "listPhrases",
                "Câu mẫu theo loại văn bản, mục, cấp, ngày",
                as_json(PHRASES),
                in_query("kind", "Loại văn bản.", enum=list(KINDS)),
                in_query("section", "Mục, như purposes."),
                in_query("level", "Cấp.", enum=[level.value for level in Level]),
                in_query("date", "Ngày của văn bản, như 05/01/2027."),
                in_query("search", "Chữ cần tìm, có dấu hoặc không dấu."),
            )
        },
        "/kinds/{kind}/example": {
            "get": operation("getExample", "Dữ liệu ví dụ đã điền", as_json(_OBJECT), _KIND, name)
        },
    }


def _document_paths() -> Json:
    record = as_json({"oneOf": [ref(kind.model.__name__) for kind in KINDS.values()]}) | form()
    media = in_query("format", "Định dạng.", enum=["docx", "pdf"], default="docx")
    with_data = in_query("data", "Ghi 1 để tệp Word kèm dữ liệu, mở lại được.", enum=["1"])
    rendered = files(WORD, PDF)
    return {
        "/check": {"post": operation("check", "Kiểm tra dữ liệu của một văn bản", as_json(CHECKED), body=record)},
        "/render": {
            "post": operation("render", "Tạo văn bản Word hoặc PDF", rendered, media, with_data, _DRAFT, body=record)
        },
    }


def _revision_paths() -> Json:
    models = [KINDS[kind].model.__name__ for kind in KINDS_OF_EVERY_YEAR]
    record = as_json({"oneOf": [ref(model) for model in (*models, EvaluationRound.__name__)]}) | form() | files(XLSX)
    date = in_query("date", "Ngày dự kiến ban hành, để xét căn cứ, như 05/01/2028.")
    keep = in_query("keep", "Chỗ giữ nguyên, như legal_bases[0]; ghi được nhiều lần.")
    summary = "Dữ liệu của năm sau từ Kế hoạch, Báo cáo năm nay, hoặc của đợt đánh giá sau; kèm mọi chỗ đổi"
    plan = as_json(ref(KINDS["plan"].model.__name__)) | form()
    made = "Dữ liệu Báo cáo từ Kế hoạch: mỗi chỉ tiêu, khoản kinh phí một dòng để ghi kết quả"
    return {
        "/next": {"post": operation("makeNext", summary, as_json(NEXT), date, keep, body=record)},
        "/report-of-plan": {"post": operation("makeReport", made, as_json(_OBJECT), body=plan)},
        "/read": {"post": _read()},
        "/compare": {"post": _compare()},
        "/track": {"post": _track()},
        "/take-back": {"post": _take_back()},
    }


def _read() -> Json:
    kind = in_query("kind", "Loại văn bản, khi tệp không ghi.", enum=["plan", "report"])
    summary = "Dữ liệu của Kế hoạch, Báo cáo cũ do cơ quan bất kỳ soạn, từng mục đọc ở đâu, và chữ chưa xếp được"
    return operation("readFile", summary, as_json(READ), kind, body=form() | files(WORD, PDF))


def _compare() -> Json:
    file = {"type": "string", "format": "binary"}
    properties = {"before": file, "after": file}
    schema = {"type": "object", "properties": properties, "required": ["before", "after"]}
    media = in_query("format", "Định dạng.", enum=["json", "docx"], default="json")
    return operation(
        "compare",
        "Những mục khác nhau của hai bản; hoặc tệp Word có đánh dấu thay đổi",
        as_json(COMPARED) | files(WORD),
        media,
        _DRAFT,
        body={"multipart/form-data": {"schema": schema}},
    )


def _track() -> Json:
    summary = "Chỉ tiêu, kết quả và tỷ lệ qua các năm, từ Kế hoạch và Báo cáo; hoặc bảng Excel có biểu đồ"
    media = in_query("format", "Định dạng.", enum=["json", "xlsx"], default="json")
    return operation("trackTargets", summary, as_json(TRACKED) | files(XLSX), media, body=form())


def _take_back() -> Json:
    refuse = in_query("refuse", "Thay đổi không lấy, như changed:subject; ghi được nhiều lần.")
    take = in_query("take", "Chỗ lấy thêm trong các thay đổi có thể có; ghi được nhiều lần.")
    summary = "Những chỗ đã sửa trong tệp Word của chương trình, và dữ liệu có các chỗ đó"
    return operation("takeBack", summary, as_json(TAKEN_BACK), refuse, take, body=form() | files(WORD))


def _layout_paths() -> Json:
    word, checked = form() | files(WORD), as_json(LAYOUT_CHECKED)
    return {
        "/lint": {"post": operation("lintFile", "Xét thể thức một tệp Word", checked, body=word)},
        "/lint-files": {
            "post": operation("lintFiles", "Xét thể thức nhiều tệp Word", as_json(FILES_CHECKED), body=form())
        },
        "/annotate": {
            "post": operation("annotateFile", "Thêm ghi chú vào từng chỗ trái thể thức", files(WORD), body=word)
        },
        "/fix": {"post": operation("fixFile", "Sửa thể thức, không đổi chữ nào", files(WORD), body=word)},
    }


def _round_paths() -> Json:
    record = as_json(ref(EvaluationRound.__name__)) | form() | files(XLSX)
    papers = "Mọi văn bản của đợt đánh giá, kèm đối chiếu; hoặc một tệp PDF để in"
    media = in_query("format", "Định dạng.", enum=["zip", "pdf"], default="zip")
    return {
        "/rounds/workbook": {"get": operation("getRoundWorkbook", "Bảng tính trống của đợt đánh giá", files(XLSX))},
        "/rounds/example": {"get": operation("getRoundExample", "Hồ sơ đợt đánh giá ví dụ", as_json(_OBJECT))},
        "/rounds/score": {
            "post": operation("scoreRound", "Chấm điểm, phân hạng một đợt đánh giá", as_json(SCORED), body=record)
        },
        "/rounds/papers": {"post": operation("makeRoundPapers", papers, files(ZIP, PDF), media, _DRAFT, body=record)},
    }


def _word_paths() -> Json:
    number = in_query("number", "Số cần đọc, như 1015 hoặc 10,5 tỷ.", required=True, pattern=_NUMBER)
    money = in_query("money", "Ghi 1 để đọc thành số tiền đồng.", enum=["1"])
    return {"/words": {"get": operation("readNumber", "Đọc một số thành chữ", as_json(_OBJECT), number, money)}}


def _batch_paths() -> Json:
    one = "/batches/{batch}"
    return {
        "/kinds/{kind}/workbook": {
            "get": operation("getWorkbook", "Bảng Excel để điền nhiều văn bản", files(XLSX), _KIND)
        },
        "/batches": {"post": _create_batch()},
        one: {
            "get": operation("getBatch", "Một lô: đang làm đến đâu, kết quả ra sao", _STATE, _BATCH),
            "delete": operation("deleteBatch", "Hủy một lô và xóa mọi tệp của nó", None, _BATCH, status="204"),
        },
        f"{one}/stop": {"post": operation("stopBatch", "Dừng một lô, giữ phần đã làm", _STATE, _BATCH)},
        f"{one}/run": {"post": _run_batch()},
        f"{one}/result": {"get": operation("getResult", "Tệp ZIP của một lô", files(ZIP), _BATCH)},
        f"{one}/manifest": {"get": operation("getManifest", "Danh sách văn bản của một lô", files("text/csv"), _BATCH)},
        f"{one}/errors": {"get": _get_errors()},
        "/roll-up": {"post": _roll_up()},
    }


def _create_batch() -> Json:
    table = form(
        ("kind",),
        kind={"type": "string", "enum": list(KINDS)},
        on_error=_ON_ERROR | {"default": "stop"},
        name={"type": "string", "description": "Mẫu tên tệp, như {commune} - {kind} {year}."},
        dry_run={"type": "string", "enum": ["1"], "description": "Ghi 1 để chỉ kiểm tra."},
        pdf={"type": "string", "enum": ["1"], "description": "Ghi 1 để làm thêm bản PDF của mỗi văn bản."},
    )
    return operation("createBatch", "Làm hàng loạt từ một bảng", _STATE, body=table, status="202")


def _run_batch() -> Json:
    on_error = in_query("on_error", "Khi có dòng sai: dừng, hay bỏ qua dòng đó.", enum=["stop", "skip"])
    return operation("runBatch", "Làm tiếp, hoặc làm lại", _STATE, _BATCH, on_error, status="202")


def _get_errors() -> Json:
    media = in_query("format", "Định dạng.", enum=["json", "xlsx"], default="json")
    return operation("getErrors", "Các ô sai của bảng", as_json(BAD_CELLS) | files(XLSX), _BATCH, media)


def _roll_up() -> Json:
    tables = form(head={"type": "string", "format": "binary"})
    return operation("rollUp", "Cộng báo cáo của các xã thành dữ liệu báo cáo cấp trên", as_json(_OBJECT), body=tables)
