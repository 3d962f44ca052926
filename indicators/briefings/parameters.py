"""The parameters of an address that asks for a briefing, and those that mean nothing there."""

from types import MappingProxyType

TOPIC, ITEM, TITLE, UNIT_NAME = "outline", "item", "title", "unit_name"
DATED, INTERNAL, WATERMARK = "dated", "internal", "watermark"
YES, NO = "true", "false"
NAMES = MappingProxyType(
    {
        TOPIC: "提纲",
        ITEM: "内容",
        TITLE: "标题",
        UNIT_NAME: "编制单位",
        DATED: "日期",
        INTERNAL: "“内部资料”标志",
        WATERMARK: "水印",
    }
)
# What others write onto a link that they pass on: Streamlit's frame, counters of visits, WeChat.
# It never meant anything here, so nothing is said of it.
_FOREIGN = frozenset({"embed", "embed_options", "from", "isappinstalled", "fbclid", "gclid"})
_COUNTERS = ("utm_", "spm")


def is_stranger(key: str) -> bool:
    """Whether a parameter is none of a briefing's, and none that others write onto every link."""
    return key not in NAMES and key not in _FOREIGN and not key.startswith(_COUNTERS)
