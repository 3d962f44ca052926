"""简报: choose what goes in, make the slides, the text, the print, the tables; present it."""

from components.app.layout import only_on
from components.app.page import open_judged_page, show_section
from components.briefing.outline_choice import choose_outline
from components.briefing.output import show_making, show_preview, show_sharing
from components.routes import BRIEFING

dataset, judged = open_judged_page(BRIEFING)
with only_on("screen", "making"):
    show_section("一、放什么", "选一份现成的提纲，或选“自选”逐项挑选和排序。")
    outline = choose_outline(dataset, judged["on"])

    show_section(
        "二、生成和分享", "文件注明来源、截止日期、版次和核验码；PPT、Word、Excel 打开即可编辑。"
    )
    show_making(outline, dataset)
    show_sharing(outline, dataset)

show_section("三、预览")
show_preview(outline, dataset)
