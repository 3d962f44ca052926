"""Why a number of a document became no row."""

from enum import StrEnum


class Reason(StrEnum):
    """The reasons, as the reviewer reads them."""

    DATE = "日期或期间，不是数量"
    DUE = "时限，已随所在事项记录"
    DUE_ALONE = "时限，所在事项没有数值，未起草"
    ORDINAL = "序数、届次或编号，不是数量"
    LIST = "条目编号，不是数量"
    NAME = "名称、代号或引号中的数字，不是数量"
    THRESHOLD = "门槛或档次，说明事项的范围，不是数量"
    DURATION = "时长或规格，不是指标的数值"
    WORD = "概数、套语或名称中的数词，不是数量"
    FORMULA = "比例或口诀，不能作为一个数值"
    PLACE = "只说进入前几位，没有名次"
    MOVED = "位次的升降，没有说明第几位"
    SCOPE = "排名的范围，已随位次记录"
    FROM_END = "倒数的位次，总数未注明，请核对原文"
    NO_UNIT = "没有单位，看不出是什么数"
    NO_NAME = "看不出说的是什么，请核对原文"
    CONTENTS = "目录、页眉或页码"
    NOTE = "注释和口径说明中的数字"
    TABLE = "表格中的数字，看不出属于哪一项"
    REPEATED = "与正文中的数相同，已随正文起草"
    OPENING = "报告的标题和开头，不是成绩或目标"
    AGAINST = "用来比较的基准，不是本地区的数"
