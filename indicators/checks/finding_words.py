"""The wording of findings: for each code its weight, what is wrong and how to mend it."""

from indicators.model.codelists import Severity

_STOP, _ASK, _HINT = Severity.BLOCKING, Severity.CONFIRM, Severity.HINT

# Code → (weight, what is wrong, how to mend it). The words in braces come with the finding.
WORDS: dict[str, tuple[Severity, str, str]] = {
    "missing-sheet": (
        _STOP,
        "缺少“{sheet}”表，引用它的各行都没有读入。",
        "请在“数据管理”页（地址 /manage）下载空白模板，从中复制这张表，表名不要改。",
    ),
    "unknown-sheet": (
        _HINT,
        "“{sheet}”不是规定的表，没有读取。",
        "用不到可以删除；若是改了名，请改回原名。",
    ),
    "duplicate-sheet": (
        _STOP,
        "有两张表都叫“{sheet}”，不知以哪张为准，只读了第一张。",
        "请把内容合到一张表里，删除或改名另一张。",
    ),
    "header-below": (
        _STOP,
        "第1行不是列名，列名在第{row}行。",
        "请删去上面的{above}行（标题、说明可以移到“说明”表），让列名在第1行。",
    ),
    "repeated-header": (
        _STOP,
        "第{row}行又是一行列名，没有读入。",
        "请删去这一行，一张表只要一行列名。",
    ),
    "columns-reordered": (_HINT, "列的先后与模板不同，已按列名读入。", "不必修改。"),
    "read-as-column": (
        _HINT,
        "列名“{value}”读作“{field}”。",
        "若不是这个意思，请改列名；是的不必修改。",
    ),
    "shifted-cells": (
        _STOP,
        "有{count}行的内容像是整体{way}移了一列：“{field}”的内容在“{other}”列里。",
        "请核对列名和内容是否对齐，把内容移回原来的列。",
    ),
    "missing-column": (
        _STOP,
        "表头没有“{field}”列。",
        "请在列名那一行补上它；列的先后不限，内容可以空着。",
    ),
    "duplicate-column": (
        _STOP,
        "“{field}”列出现了两次（另一列在{other}），无法判断以哪列为准。",
        "请删除或改名其中一列。",
    ),
    "unknown-column": (
        _HINT,
        "“{field}”不是规定的列，没有读取。",
        "若是写错了列名，请改正；自用的列可以保留。",
    ),
    "likely-sheet": (
        _STOP,
        "缺少“{sheet}”表，“{title}”可能就是。",
        "是的话，请把表名改成“{sheet}”。",
    ),
    "likely-column": (
        _STOP,
        "缺少“{field}”列，{at}“{value}”可能就是。",
        "是的话，请把{at}改成“{field}”；不是的，请在列名那一行补上“{field}”列。",
    ),
    "header-unit": (
        _HINT,
        "列名“{value}”写明了单位，“单位”空着的按{unit}读入。",
        "若不是这个意思，请在“单位”列逐行填写；是的不必修改。",
    ),
    "header-unit-conflict": (
        _STOP,
        "“{value}”可能就是“{field}”列，但它写的单位是{unit}，而有{count}行的单位是{others}。",
        "请对照原文核对；单位以“单位”列为准的，把列名改成“{field}”。",
    ),
    "summary-row": (
        _HINT,
        "第{row}行（“{value}”）像是合计、小计或说明，没有读入。",
        "不必修改；若是一条数据，请填全指标代码、期间等各列。",
    ),
    "hidden-sheet": (_HINT, "这张表是隐藏的，里面的数照常读入。", "用不到的表请删去，不要隐藏。"),
    "hidden-rows": (
        _HINT,
        "有{count}行{way}：{rows}，照常读入。",
        "请取消{undo}核对；用不到的行请删去。",
    ),
    "hidden-columns": (
        _HINT,
        "{columns}列是隐藏的，照常读入。",
        "请取消隐藏核对；用不到的列请删去。",
    ),
    "struck-out": (
        _HINT,
        "整格画了删除线，照常读入。",
        "作废的请清空或删去那一行；仍有效的请去掉删除线。",
    ),
    "struck-in-part": (
        _HINT,
        "有一部分文字画了删除线，连同这部分一起读入。",
        "作废的字请删去；仍有效的请去掉删除线。",
    ),
    "struck-digits": (
        _ASK,
        "“{value}”有一部分数字画了删除线，连同这部分一起读入。",
        "作废的数字请删去；仍有效的请去掉删除线。",
    ),
    "greyed-out": (
        _HINT,
        "颜色是灰的，与别的行不同，照常读入。",
        "作废的请清空或删去那一行；仍有效的不必修改。",
    ),
    "other-number-in-comment": (
        _HINT,
        "批注里写着“{comment}”，而单元格是{value}，按单元格读入。",
        "请核对以哪个为准；批注已处理的请删去。",
    ),
    "merged-cells": (
        _STOP,
        "{cells}是合并单元格，除左上角外的格都读成空白。",
        "请取消合并，并在每一格填上内容。",
    ),
    "blank-cell": (_STOP, "“{field}”不能空着。", "请填写。{note}"),
    "read-as": (_HINT, "“{value}”读作：{reading}。", "若不是这个意思，请改正；是的不必修改。"),
    "unseen-characters": (
        _HINT,
        "有看不见的或会改变文字次序的字符（{characters}）；零宽的读入时去掉，其余的显示成「U+202E」的样子。",
        "请删去这些字符，多半是从网页或别的文件复制时带来的。",
    ),
    "reading-conflict": (
        _STOP,
        "“{value}”里写的是“{said}”，而“{other_field}”列是“{other}”，两处不一致。",
        "请对照原文改成一致，或者只填数。",
    ),
    "not-filled-in": (
        _HINT,
        "有{count}行还没有填写：{rows}，没有读入。",
        "有数后请填写；不填的不必删，发布时会去掉，编号留给以后的行。",
    ),
    "formula-without-value": (
        _STOP,
        "“{field}”是没有计算结果的公式。",
        "请在 Excel 或 WPS 中打开并保存一次，或者直接填结果。",
    ),
    "excel-error": (
        _STOP,
        "“{field}”是错误值{value}。",
        "请改正公式，或者直接填数；没有数就空着。",
    ),
    "boolean": (_STOP, "“{field}”是逻辑值{value}，不是所要的内容。", "请填写文字或数。{note}"),
    "not-a-number": (_STOP, "“{field}”的“{value}”不是数。", "请只填阿拉伯数字；没有数的空着。"),
    "number-with-words": (
        _STOP,
        "“{field}”的“{value}”里有数以外的文字。",
        "请只填数，把限定和单位填到各自的列{proposal}。",
    ),
    "mistyped-number": (
        _STOP,
        "“{field}”的“{value}”不是数：{reason}。",
        "{advice}。",
    ),
    "typed-as-text": (
        _HINT,
        "“{field}”的{what}是文本格式，已按{what}读入。",
        "不必修改；想改的，在 Excel 里转换成{what}。",
    ),
    "percent-without-unit": (
        _STOP,
        "“{field}”是百分数（{value}%），而单位是“{unit}”。",
        "请核对：是百分数的，单位填%；不是的，取消百分比格式后重填。",
    ),
    "not-an-integer": (_STOP, "“{field}”的“{value}”不是整数。", "请填整数。"),
    "not-a-date": (
        _STOP,
        "“{field}”的“{value}”不是完整的日期。",
        "请填成2024-02-20这样的日期；只知道年月的空着。",
    ),
    "serial-date": (
        _STOP,
        "“{field}”是数，单元格不是日期格式，看不出是哪一天。",
        "{value}{proposal}；请填成2024-02-20这样的日期。",
    ),
    "not-a-period": (
        _STOP,
        "“{field}”的“{value}”不是规定的写法。",
        "请填2023、2024-Q2、2024-09、2024-01..06、2016..2020或未注明。",
    ),
    "period-is-date": (
        _STOP,
        "“{field}”被 Excel 变成了日期{value}。",
        "请把单元格设为文本格式后重填；若是指这个月，填{proposal}。",
    ),
    "unknown-choice": (
        _STOP,
        "“{field}”的“{value}”不在规定的词里。",
        "请从下拉列表选择：{choices}。",
    ),
    "unknown-bound": (
        _STOP,
        "“{field}”的“{value}”看不懂。",
        "请填=、>、>=、<、<=或≈；空着表示等于。",
    ),
    "not-text": (
        _STOP,
        "“{field}”应是文字，现在是{value}，可能被 Excel 自动转换过。",
        "请把单元格设为文本格式后重填。",
    ),
    "unknown-reference": (
        _STOP,
        "“{field}”的“{value}”在“{target}”表里找不到。",
        "请核对写法，或者在“{target}”表补上这一行。",
    ),
    "broken-reference": (
        _STOP,
        "“{field}”引用的“{target}”表的行有问题，没有读入，所以本行也没有读入。",
        "请先改好“{target}”表“{value}”那一行，本行不必修改。",
    ),
    "blank-id": (_STOP, "“{field}”空着。", "建议填{proposal}（尚未使用）；填上之后不要再改。"),
    "duplicate-id": (
        _STOP,
        "“{field}”的“{value}”与{other}重复，本行没有读入。",
        "请改成没有用过的；若是同一行抄了两遍，请删去一行。",
    ),
    "unknown-property": (_HINT, "“{value}”不是规定的项目，没有读取。", "若是改了名，请改回原名。"),
    "missing-property": (
        _STOP,
        "没有填写“{value}”。",
        "请在“项目”列写“{value}”，在“内容”列填它的值。",
    ),
    "negative-threshold": (_STOP, "“{field}”不能小于0。", "请填0或正数。"),
    "other-schema": (
        _ASK,
        "结构版本是“{value}”，本程序的是“{expected}”。",
        "请确认各表各列的含义没有变，或者换用相应的模板。",
    ),
    "relation-conflict": (
        _STOP,
        "关系“{value}”各行的“{field}”不一致，整个关系没有读入。",
        "请改成一致，或者换一个关系编号。",
    ),
    "event-without-status": (
        _ASK,
        "大事没有填状态，暂按“计划”显示。",
        "请填写状态，已经发生的填“已完成”。",
    ),
    "no-value": (_STOP, "既没有数，也没有文字。", "请填“{field}”或“{other}”；都没有就删去这一行。"),
    "no-unit": (_STOP, "有数而没有单位。", "请按原文填单位；本指标通常用“{unit}”。"),
    "unknown-unit": (
        _STOP,
        "不认识单位“{value}”，无法换算{nearest}。",
        "请改成能用的单位，清单在“说明”页；确是新单位的，请开发人员加入。",
    ),
    "unit-mismatch": (
        _STOP,
        "单位“{value}”与指标“{name}”的单位“{unit}”不是一类，不能换算。",
        "请核对单位，或者换用、新建单位相符的指标。",
    ),
    "duplicate-observation": (
        _STOP,
        "与{other}是同一指标、地区、期间、来源和状态。",
        "请只保留一行；若是修订，请改“状态”。",
    ),
    "disagreeing-observations": (
        _ASK,
        "{value}与{other}的{other_value}是同一指标、地区、期间和状态（{status}），数值不同，"
        "各处暂用后者（发布日期或文件日期较晚，同日取后一行）。",
        "请核实后只留一个；若是修订，请把修订后的“状态”改为核实，或者填写“发布日期”。",
    ),
    "differing-sum": (
        _ASK,
        "{period}的{value}与{basis}的{total}（{cells}）相差{away}，各处用直接公布的{value}。",
        "请核对各期的数；是修订造成的，请把修订后的行补上，“状态”填核实。",
    ),
    "falling-sum": (
        _ASK,
        "{period}的{value}小于{earlier}已有的{total}（{cells}），累计数一般不会减少。",
        "请核对两个数的口径、单位和期间；确实减少的请在“备注”写明原因。",
    ),
    "differing-stock": (
        _ASK,
        "{value}与{other}的{other_value}是同一天的期末数，数值不同。",
        "请核实后只留一个，或者改正期间；是修订的，请填同一期间，“状态”填核实。",
    ),
    "differing-target": (
        _ASK,
        "{value}与{other}的{other_value}是同一指标、地区和期间的目标，要求不同，各处分别列出。",
        "目标调整过的，请只留调整后的一行，把原来的要求写进“备注”；口径不同的请分成两个指标。",
    ),
    "missing-role": (
        _STOP,
        "“{type}”关系“{value}”缺少角色“{role}”。",
        "请补上一行，填这个角色的成员。",
    ),
    "wrong-role": (
        _STOP,
        "“{type}”关系里不能有角色“{value}”。",
        "请改成{choices}，或者换一种关系类型。",
    ),
    "wrong-member": (
        _STOP,
        "角色“{role}”的成员{value}不是“{sheet_wanted}”表里的编号。",
        "请改成“{sheet_wanted}”表里的编号。",
    ),
    "missing-comparability": (_STOP, "“目标基数”关系没有填可比性。", "请填可比、存疑或不可比。"),
    "misplaced-comparability": (
        _HINT,
        "“{type}”关系不看可比性。",
        "可比性只用于目标基数和前后对比，其他关系请空着。",
    ),
    "rank-without-subject": (_STOP, "没有写明排的是什么。", "请填“指标代码”或“事项”。"),
    "rank-beyond-group": (_STOP, "名次{rank}大于参评数{size}。", "请对照原文核对这两个数。"),
    "rank-not-positive": (
        _STOP,
        "“{field}”是{value}，应从1起。",
        "请对照原文核对；原文没有的空着。",
    ),
    "due-before-start": (_STOP, "截止日期{value}早于期间{period}开始。", "请核对截止日期和期间。"),
    "after-as-of": (
        _ASK,
        "{value}晚于数据截止日期{as_of}。",
        "请核对；若数据已更新，请改“说明”表的数据截止日期。",
    ),
    "scale-slip": (
        _ASK,
        "{value}约为{other}（{other_value}）的{times}。",
        "请核对单位和小数点（万、亿、百分号最容易错）。",
    ),
    "beyond-reason": (
        _STOP,
        "“{field}”的{value}超出了这类数可能有的大小，没有读入。",
        "请核对数、小数点和单位。",
    ),
    "unlikely-size": (
        _ASK,
        "{value}{words}。",
        "请对照原文核对数、小数点、单位和单元格的格式。",
    ),
    "long-quote": (_HINT, "原文有{length}个字，超过30个字。", "只留含有这个数的最短原话。"),
    "unlisted-domain": (
        _HINT,
        "“{value}”不在常用领域里，将单独成组。",
        "若是写错，请从下拉列表选择。",
    ),
    "relation-fails": (_HINT, "{words}。", "请对照原文；原文如此的保留，页面会如实说明。"),
    "units-differ": (
        _HINT,
        "目标单位“{unit}”与基数{other}的单位“{other_unit}”不是一类，不相减。",
        "原文如此的，不必修改。",
    ),
    "no-baseline": (_HINT, "“{name}”没有可比的基数：{words}。", "原文没有的，不必补填。"),
    "doubtful-pair": (
        _HINT,
        "“{name}”{value}与{other}是否可比存疑{words}。",
        "弄清口径后请改可比性。",
    ),
    "unverified-rank": (
        _HINT,
        "“{name}”的位次是原文自述，无法核对：{words}。",
        "有了同范围各地区的数据后会自动核验。",
    ),
    "refuted-rank": (
        _ASK,
        "“{name}”的位次与数据不符：{words}。",
        "请核对位次、范围和各地区的数据。",
    ),
    "misnamed": (_HINT, "名称与内容不符：{words}。", "原文如此的保留，引用时请注意。"),
    "noted-doubt": (_HINT, "备注存疑：{words}。", "弄清后请改备注。"),
}

# How to mend what repeats down a column where each cell has a remedy of its own.
REPEATED_REMEDIES = {
    "blank-id": "建议依次填{first}至{last}（尚未使用）；填上之后不要再改。",
    "no-unit": "请按原文逐行填单位；各指标通常用的单位见“指标”表。",
    "broken-reference": "请先改好被引用的那些行，这里不必修改。",
    "serial-date": "请把这一列设为日期格式，并核对显示的是不是那一天。",
}
