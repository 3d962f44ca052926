"""Another program than the one that wrote a file: LibreOffice makes a PDF of it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PATIENCE = 120


def pdf_text(content: bytes, name: str, folder: Path) -> str:
    """The lines of all pages as pdftotext finds them, without blanks; a form feed ends a page."""
    source = folder / name
    source.write_bytes(content)
    office = _program("soffice", "libreoffice-impress")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, str(source)], check=True, capture_output=True, timeout=PATIENCE)
    read = [_program("pdftotext", "poppler-utils"), "-layout", source.with_suffix(".pdf"), "-"]
    text = subprocess.run(read, check=True, capture_output=True, timeout=PATIENCE).stdout
    return "".join(each for each in text.decode() if each in "\n\f" or not each.isspace())


def _program(name: str, package: str) -> str:
    """The program's path; a missing one skips with its reason, and fails in CI."""
    found = shutil.which(name)
    if found is None:
        reason = f"no {name} found (Debian: {package})"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return found
