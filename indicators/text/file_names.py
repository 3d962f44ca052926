"""The names of files that leave the dashboard."""

from indicators.model.dataset import Dataset

# What Windows does not take in the name of a file.
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|\t\r\n', "_"))
# A name of Chinese characters may have 85 of them on Linux and 255 on Windows.
_LONGEST_TOPIC = 40


def file_name(*parts: str) -> str:
    """The parts of a file's name joined, without what Windows does not take."""
    return "_".join(parts).translate(_FORBIDDEN)


def edition_file_name(dataset: Dataset, topic: str) -> str:
    """Area, topic, as-of date and edition: 虚构区_增速和位次_2031-02-01_第3版."""
    edition = dataset.edition
    name = f"第{edition.number}版" if edition.number else edition.content_hash[:6]
    caution = f"（{edition.caution}）" if edition.caution else ""
    as_of = f"{edition.as_of:%Y-%m-%d}"
    return file_name(dataset.about.area.name, topic[:_LONGEST_TOPIC], as_of, name + caution)
