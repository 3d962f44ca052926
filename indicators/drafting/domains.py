"""The 领域 that a new indicator most likely belongs to, by the words of its name."""

from indicators.model.codelists import Domain

_WORDS: tuple[tuple[Domain, tuple[str, ...]], ...] = (
    (
        Domain.EDUCATION,
        ("学校", "幼儿园", "学生", "教育", "学位", "教师", "入学", "高校", "中小学"),
    ),
    (Domain.CARE, ("养老", "托育", "托位", "托班", "敬老院", "老年")),
    (Domain.HEALTH, ("医院", "卫生", "医疗", "床位", "医保", "诊疗", "疾病", "健康")),
    (
        Domain.EMPLOYMENT,
        (
            "就业",
            "收入中位数",
            "可支配收入",
            "社保",
            "低保",
            "养老保险",
            "救助",
            "技能",
            "失业",
            "人口",
            "农民工",
        ),
    ),
    (
        Domain.FINANCE,
        ("财政", "预算", "税", "存款", "贷款", "债券", "金融", "保费", "资金", "债务", "基金"),
    ),
    (
        Domain.CONSUMPTION,
        (
            "零售",
            "消费品",
            "商贸",
            "电商",
            "出口",
            "进口",
            "进出口",
            "外贸",
            "餐饮",
            "市场主体",
            "经营主体",
            "快递",
        ),
    ),
    (
        Domain.INNOVATION,
        ("科技", "研发", "高新技术", "专利", "创新", "孵化", "实验室", "人才", "专精特新"),
    ),
    (
        Domain.ENVIRONMENT,
        (
            "能耗",
            "空气",
            "污水",
            "水质",
            "排放",
            "绿化",
            "森林",
            "造林",
            "生态",
            "环境",
            "PM",
            "垃圾",
            "黑臭",
        ),
    ),
    (
        Domain.AGRICULTURE,
        (
            "粮食",
            "农",
            "种植",
            "产量",
            "蔬菜",
            "存栏",
            "出栏",
            "乡村",
            "村",
            "耕地",
            "林",
            "水果",
            "茶",
        ),
    ),
    (Domain.INDUSTRY, ("工业", "制造", "产值", "企业", "用电量", "发电", "信息", "数字", "5G")),
    (Domain.PROJECTS, ("投资", "项目", "签约", "招商", "开工", "外资", "内资")),
    (Domain.CULTURE, ("文化", "旅游", "游客", "体育", "景区", "客流", "健身")),
    (Domain.SAFETY, ("安全", "信访", "事故", "案件", "矛盾", "消防", "命案")),
    (
        Domain.URBAN,
        (
            "道路",
            "小区",
            "公厕",
            "管网",
            "城市",
            "公园",
            "安置房",
            "住房",
            "公路",
            "停车",
            "路灯",
            "棚户区",
            "桥",
        ),
    ),
)


def domain_of(name: str) -> str:
    """The domain; 综合经济 where no word tells."""
    return next(
        (domain.value for domain, words in _WORDS if any(each in name for each in words)),
        Domain.ECONOMY.value,
    )
