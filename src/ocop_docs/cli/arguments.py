"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DataFile = Annotated[
    Path,
    typer.Argument(
        help="Tệp dữ liệu JSON, hoặc tệp Word có kèm dữ liệu; - là đầu vào chuẩn.", metavar="DATA.json", readable=False
    ),
]
KindName = Annotated[str, typer.Argument(help="Loại văn bản, xem lệnh kinds.", metavar="KIND")]
AsJson = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON cho chương trình khác đọc.")]
Force = Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")]
Draft = Annotated[bool, typer.Option("--draft", help="Làm bản dự thảo: đóng dấu DỰ THẢO, không dừng vì lỗi nội dung.")]
Workers = Annotated[int | None, typer.Option("--workers", min=1, help="Số tiến trình; mặc định theo máy.", metavar="N")]
Templates = Annotated[
    Path | None,
    typer.Option("--templates", help="Thư mục mẫu Word riêng, tên tệp như certificate.docx.", metavar="FOLDER"),
]
PictureFile = Annotated[
    Path | None,
    typer.Option("--picture", help="Ảnh PNG hoặc JPEG đặt vào chỗ Quốc huy của Giấy chứng nhận.", metavar="PICTURE"),
]
ExampleName = Annotated[
    str | None,
    typer.Argument(
        help="Với --example: tên ví dụ; không ghi thì lấy ví dụ đầu tiên, với --table thì mọi ví dụ.",
        metavar="NAME",
        show_default=False,
    ),
]
WithExample = Annotated[bool, typer.Option("--example", help="Lấy ví dụ đã điền sẵn thay cho khung trống.")]
Profile = Annotated[
    Path | None,
    typer.Option("--profile", help="Điền sẵn theo hồ sơ cơ quan này, xem lệnh profile.", metavar="PROFILE.json"),
]
Answers = Annotated[
    Path | None,
    typer.Option("--answers", help="Lập Kế hoạch từ chín câu trả lời trong tệp này.", metavar="ANSWERS.json"),
]
