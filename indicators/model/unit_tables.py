"""The table of units: what each holds of its dimension, the counting words, what people write."""

from collections.abc import Mapping
from fractions import Fraction

# What people write for units of the table.
FOREIGN: Mapping[str, tuple[str, ...]] = {
    "m": ("米",),
    "km": ("公里", "千米"),
    "㎞": ("公里", "千米"),
    "kg": ("公斤", "千克"),
    "㎏": ("公斤", "千克"),
    "t": ("吨",),
    "m2": ("㎡", "平方米"),
    "m²": ("㎡", "平方米"),
    "km2": ("平方公里",),
    "km²": ("平方公里",),
    "ha": ("公顷",),
    "m3": ("立方米",),
    "kwh": ("千瓦时",),
    "度": ("千瓦时",),
    "万度": ("万千瓦时",),
    "亿度": ("亿千瓦时",),
    "万": ("万元", "万人", "万户"),
    "亿": ("亿元", "亿斤", "亿千瓦时"),
    "人/次": ("人次",),
    "万人/次": ("万人次",),
    "rmb": ("元", "万元", "亿元"),
    "usd": ("美元", "万美元", "亿美元"),
    "kw": ("千瓦", "万千瓦"),
    "mw": ("兆瓦", "万千瓦"),
    "ug/m3": ("微克/立方米",),
    "ug/m³": ("微克/立方米",),
    "μg/m3": ("微克/立方米",),
    "百分比": ("%",),
    "percent": ("%",),
    "点": ("个百分点",),
    "pp": ("个百分点",),
}
# What each unit holds, in the base unit of its dimension: 1吨 = 2000斤, 1亩 = 2000/3㎡.
# Each currency is a dimension of its own: no rate of exchange is known here.
MEASURES: dict[str, dict[str, Fraction]] = {
    "金额": {"元": Fraction(1)},
    "美元": {"美元": Fraction(1)},
    "欧元": {"欧元": Fraction(1)},
    "港元": {"港元": Fraction(1), "港币": Fraction(1)},
    "日元": {"日元": Fraction(1)},
    "英镑": {"英镑": Fraction(1)},
    "重量": {
        "吨": Fraction(1),
        "斤": Fraction(1, 2000),
        "公斤": Fraction(1, 1000),
        "千克": Fraction(1, 1000),
        "担": Fraction(1, 20),
        "克": Fraction(1, 10**6),
        "毫克": Fraction(1, 10**9),
        "微克": Fraction(1, 10**12),
    },
    "面积": {
        "㎡": Fraction(1),
        "平方米": Fraction(1),
        "亩": Fraction(2000, 3),
        "公顷": Fraction(10_000),
        "平方公里": Fraction(1_000_000),
        "平方千米": Fraction(1_000_000),
    },
    "长度": {
        "米": Fraction(1),
        "千米": Fraction(1000),
        "公里": Fraction(1000),
        "海里": Fraction(1852),
        "厘米": Fraction(1, 100),
        "毫米": Fraction(1, 1000),
    },
    "人数": {"人": Fraction(1), "名": Fraction(1)},
    "比率": {"%": Fraction(1), "‰": Fraction(1, 10)},
    "百分点": {"个百分点": Fraction(1), "百分点": Fraction(1)},
    "倍数": {"倍": Fraction(1)},
    "电量": {"千瓦时": Fraction(1)},
    "功率": {"千瓦": Fraction(1), "兆瓦": Fraction(1000)},
    "变电容量": {"千伏安": Fraction(1), "兆伏安": Fraction(1000)},
    "体积": {
        "立方米": Fraction(1),
        "m³": Fraction(1),
        "升": Fraction(1, 1000),
        "毫升": Fraction(1, 10**6),
    },
    "能耗": {"吨标准煤": Fraction(1), "吨标煤": Fraction(1)},
    "货物周转量": {"吨公里": Fraction(1)},
    "旅客周转量": {"人公里": Fraction(1)},
    "集装箱": {"标准箱": Fraction(1), "标箱": Fraction(1), "TEU": Fraction(1)},
    "工作日": {"个工作日": Fraction(1), "工作日": Fraction(1)},
    "温度": {"℃": Fraction(1), "摄氏度": Fraction(1)},
    "声级": {"分贝": Fraction(1)},
    "重现期": {"年一遇": Fraction(1)},
}
# One unit for each of another, as printed: 1毫克/立方米 = 1000微克/立方米.
PER = (
    *("微克/立方米", "毫克/立方米", "μg/m³", "mg/m³", "毫克/升", "公斤/亩", "斤/亩", "吨/亩"),
    *(
        "公斤/公顷",
        "吨/公顷",
        "元/吨",
        "元/公斤",
        "元/斤",
        "元/平方米",
        "元/㎡",
        "元/亩",
        "万元/亩",
    ),
    *("亿元/平方公里", "元/人", "人/平方公里", "公里/小时", "吨标准煤/万元", "立方米/万元"),
    *("千瓦时/万元", "元/千瓦时", "元/立方米", "升/人", "美元/桶", "元/月", "立方米/秒"),
    *("公里/百平方公里", "部/百人", "张/千人", "个/千人", "人/千人", "人/万人", "件/万人"),
)
PARTS = {"μg": "微克", "mg": "毫克"}
# Counting words: each measures only itself. 5个项目 and 13家 are not subtracted.
COUNTERS = frozenset(
    (
        *"个家所座条盏处间套户批项次场台辆件起类张部支片门期天年级位笔宗站栋幢床",
        *"头只羽株棵尾匹口眼孔册枚艘架例",
        *("场次", "人次", "学位", "床位", "托位", "平台", "头只", "户次", "家次", "件次", "辆次"),
        *("班次", "架次", "批次", "例次", "台次", "车次", "艘次", "亩次", "小时"),
    )
)
PREFIXES = {"": 1, "百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6}
PREFIXES |= {"千万": 10**7, "亿": 10**8, "万亿": 10**12}
