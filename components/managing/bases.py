"""The edition that an uploaded workbook was made from, and the one that is current now."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.installation import installed_store
from indicators.settings import settings
from indicators.store import PublishedEdition


@dataclass(frozen=True, slots=True)
class Base:
    """What an upload is compared with.

    `edition` is None where it is the workbook file, before anything was published; `words` say
    how it was found; `current` is the edition that readers see now.
    """

    edition: PublishedEdition | None
    current: PublishedEdition | None
    words: str

    @property
    def is_current(self) -> bool:
        """Whether nobody has published since the upload's base."""
        return (self.edition and self.edition.number) == (self.current and self.current.number)

    @property
    def number(self) -> int | None:
        """The base's number, None before anything was published."""
        return self.edition.number if self.edition else None


def base_of(
    reference: str,
    editions: Sequence[PublishedEdition],
    when_uploaded: int | None,
    file_reference: str = "",
) -> Base:
    """The base that a workbook names, else the edition that was current when it was uploaded.

    `editions` newest first; `when_uploaded` is that edition's number, None where there was none;
    `file_reference` is how the workbook file on disk would be named.
    """
    current = editions[0] if editions else None
    if reference and reference == file_reference:
        return Base(None, current, "文件写明基于磁盘上的工作簿（发布第一版之前）。")
    named = _named(reference, editions)
    if named is not None:
        return Base(named, current, f"文件写明基于第{named.number}版。")
    then = next((each for each in editions if each.number == when_uploaded), None)
    against = f"与上传时的第{then.number}版比较。" if then else "与发布第一版之前的工作簿比较。"
    if not reference:
        return Base(then, current, f"文件没有写明基于哪一版，{against}")
    if then is None:
        return Base(None, current, against)
    return Base(then, current, f"文件写明的基于版次“{reference}”不在已发布的版次里，{against}")


def base_content(edition: PublishedEdition | None) -> bytes:
    """The workbook of an edition; before anything was published, the file that readers see.

    Raises StoreUnavailable and OSError.
    """
    if edition is None:
        return settings().workbook.read_bytes()
    return installed_store().content(edition.content_hash)


def _named(reference: str, editions: Sequence[PublishedEdition]) -> PublishedEdition | None:
    """The edition that a workbook names, with its hash or, typed by hand, by its number alone."""
    for each in editions:
        if reference in {each.label, f"第{each.number}版"}:
            return each
    return None
