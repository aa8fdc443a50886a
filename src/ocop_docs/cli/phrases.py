"""Vietnamese for what Typer words in English: titles of the help, and errors in a command as typed."""

from __future__ import annotations

import sys
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from ocop_docs.errors import Fault, fault

_HELP = "Xem hướng dẫn này."
_COMPLETION = {
    "install_completion": "Cài phần gợi ý lệnh khi bấm phím Tab.",
    "show_completion": "In phần gợi ý lệnh ra màn hình, để tự cài hoặc sửa.",
}
"""What Typer's own options are for."""


class Command(TyperCommand):
    """A command whose option --help is described in Vietnamese."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option --help."""
        return _in_vietnamese(super().get_help_option(ctx))


class Group(TyperGroup):
    """The group of all commands, likewise."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options of the whole command line."""
        params = super().get_params(ctx)
        for param in params:
            if param.name in _COMPLETION:
                param.help = _COMPLETION[param.name]  # type: ignore[attr-defined]  # options have it
            if param.name == "install_completion":
                param.callback = _install_completion
        return params

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option --help."""
        return _in_vietnamese(super().get_help_option(ctx))


def _install_completion(context: Any, _param: Any, asked: object) -> None:
    """Do what Typer does, and say it in Vietnamese."""
    if asked and not context.resilient_parsing:
        from typer.completion import install  # type: ignore[attr-defined]  # Typer's own command takes it from there

        shell, path = install()
        print(f"Đã cài phần gợi ý lệnh cho {shell} vào tệp {path}. Mở lại cửa sổ dòng lệnh để dùng.")
        raise SystemExit(0)


def _in_vietnamese(option: Any) -> Any:
    if option is not None:
        option.help = _HELP
    return option


def translate_help() -> None:
    """Give the help pages Vietnamese titles; called only when a help page is shown."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = "Tham số"
    rich_utils.OPTIONS_PANEL_TITLE = "Tùy chọn"
    rich_utils.COMMANDS_PANEL_TITLE = "Lệnh"
    rich_utils.REQUIRED_LONG_STRING = "[bắt buộc]"
    rich_utils.DEFAULT_STRING = "[mặc định: {}]"


def fault_of_command(error: TyperException) -> Fault | None:
    """Return the fault in a command as typed; None when its help page was shown instead."""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        return None
    param = getattr(error, "param", None)
    if kind == "MissingParameter" and param is not None:
        return fault("command-incomplete", missing=param.metavar or param.name)
    option = getattr(error, "option_name", None)
    if option:
        return fault("command-option-unknown", option=option)
    return fault("command-wrong", typed=" ".join(["ocop-docs", *sys.argv[1:]]))
