"""核验: whether what was handed out is still right."""

from components.app.page import open_page, show_section
from components.display.checking import show_proofreading, show_verification
from components.routes import VERIFY

open_page(VERIFY)
show_section("一、这张图、这份材料还对吗", "请填写图表、幻灯片或文稿上印的核验码。")
show_verification()
show_section(
    "二、文稿里的数字对吗", "看数值、期间、单位和限定词与本版是否一致，百分点等用词是否得当。"
)
show_proofreading()
