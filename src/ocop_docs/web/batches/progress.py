"""The progress and the outcome of a batch in words."""

from __future__ import annotations

from typing import Any

from ocop_docs.batch.job import Order, Phase, State
from ocop_docs.vietnamese.figures import format_integer

_MINUTE = 60
_HEADINGS = {
    Phase.waiting: "Đang chờ đến lượt",
    Phase.reading: "Đang đọc bảng",
    Phase.refused: "Chưa dùng được bảng này",
    Phase.failed: "Chưa làm xong được",
    Phase.stopped: "Đã dừng theo yêu cầu",
    Phase.interrupted: "Bị ngắt giữa chừng",
}


def heading(order: Order, state: State, report: dict[str, Any]) -> str:
    """Return the state of the batch in one line."""
    match state.phase:
        case Phase.working:
            return "Đang làm văn bản" if order.make else "Đang kiểm tra"
        case Phase.faulty:
            return f"Có {format_integer(len(report['cells']))} chỗ phải sửa trong bảng"
        case Phase.checked:
            return f"Bảng {format_integer(state.total)} dòng, không có ô nào sai"
        case Phase.made:
            return f"Đã làm xong {format_integer(report['made'])} văn bản"
    return _HEADINGS[state.phase]


def progress(state: State) -> str:
    """Return rows done of all, rate and time left, as far as they are known."""
    if not state.total:
        return ""
    parts = [f"{format_integer(state.done)}/{format_integer(state.total)} dòng"]
    left = state.seconds_left
    if left is not None:
        parts += [f"{format_integer(round(state.rate))} dòng/giây", f"còn khoảng {_duration(left)}"]
    return " · ".join(parts)


def _duration(seconds: int) -> str:
    return f"{seconds} giây" if seconds < _MINUTE else f"{-(-seconds // _MINUTE)} phút"
