"""The file that a command writes."""

from argparse import ArgumentParser
from pathlib import Path

from indicators.commands.command import refuse


def add_output(parser: ArgumentParser) -> None:
    """The argument that names the file to write."""
    parser.add_argument("-o", "--output", type=Path, required=True)


def refuse_to_overwrite(output: Path, given: Path) -> None:
    """End the command where the output exists: it may hold what somebody has mended since."""
    if output.exists() and given.exists() and output.samefile(given):
        refuse("输出文件不能就是原文件，请换一个文件名。")
    if output.exists() and output.stat().st_size:
        refuse(f"{output.name}已经存在，里面可能有改好的内容，没有覆盖；请换一个文件名。")


def write_output(output: Path, content: bytes) -> None:
    """Write the file; ends the command where that is not possible."""
    try:
        output.write_bytes(content)
    except OSError as error:
        refuse(f"不能写入{output.name}，请核对文件夹和权限。", error)
