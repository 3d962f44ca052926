"""The closed lists of the field: every word that a workbook cell or a verdict may hold.

The value of each member is the word as it is printed in the workbook and on screen.
"""

from enum import IntEnum, StrEnum

# The beginning of the 备注 of a doubtful fact, and the mark beside its figure.
DOUBT = "存疑"


class Bound(StrEnum):
    """How a printed value limits the true one (限定)."""

    EXACT = "="
    ABOVE = ">"
    AT_LEAST = ">="
    BELOW = "<"
    AT_MOST = "<="
    ABOUT = "≈"


class Measure(StrEnum):
    """What kind of quantity an indicator is (度量)."""

    STOCK = "期末存量"
    FLOW = "本期流量"
    GROWTH = "增速"
    SHARE = "比重"
    INDEX = "指数"
    OTHER = "其他"


class Rhythm(StrEnum):
    """How long the periods of a series are, and from where they count."""

    YEARLY = "年度"
    CUMULATIVE = "年内累计"
    QUARTERLY = "季度"
    MONTHLY = "月度"
    END_OF_PERIOD = "期末"


class Direction(StrEnum):
    """Which way is better (方向)."""

    UP = "越高越好"
    DOWN = "越低越好"
    NEUTRAL = "中性"


class Tier(StrEnum):
    """How prominent an indicator is (层级)."""

    CORE = "核心"
    GENERAL = "一般"
    ONCE = "一次性"


class Domain(StrEnum):
    """The field of government an indicator or commitment belongs to (领域)."""

    ECONOMY = "综合经济"
    INDUSTRY = "工业和信息化"
    PROJECTS = "投资和项目"
    FINANCE = "财政金融"
    CONSUMPTION = "商贸消费"
    INNOVATION = "科技创新"
    AGRICULTURE = "农业农村"
    URBAN = "城市建设管理"
    ENVIRONMENT = "生态环境"
    EMPLOYMENT = "就业和社会保障"
    EDUCATION = "教育"
    HEALTH = "卫生健康"
    CARE = "养老托育"
    CULTURE = "文化旅游体育"
    SAFETY = "安全和社会治理"


def domain_order(domain: str) -> int:
    """The place of a field of government in lists; those that are none of ours come last."""
    known = [each.value for each in Domain]
    return known.index(domain) if domain in known else len(known)


class ObservationStatus(StrEnum):
    """How final an observation is (状态, SDMX OBS_STATUS), the most trusted first."""

    VERIFIED = "核实"
    ACTUAL = "实际"
    PRELIMINARY = "初步"
    ESTIMATED = "预计"

    @property
    def is_final(self) -> bool:
        """Whether no later figure is expected; one is for 初步 and 预计."""
        return self in {ObservationStatus.VERIFIED, ObservationStatus.ACTUAL}

    @property
    def mark(self) -> str:
        """The mark beside a figure: 核实, 初步, 预计; "" for 实际, the usual."""
        return "" if self is ObservationStatus.ACTUAL else self.value


class PaceRule(StrEnum):
    """How a target is judged before it is due (进度口径)."""

    # A sum grows evenly: it is compared with the share of the target that is due (序时进度).
    LINEAR = "线性"
    # A cumulative share, a harvest or a plan by stages: only the stages are due before the end.
    STAGED = "分阶段"
    # A level at the end of the period: nothing is due before it.
    WHEN_DUE = "到期"


class Nature(StrEnum):
    """Whether a target binds (性质)."""

    EXPECTED = "预期性"
    BINDING = "约束性"
    UNSTATED = "原文未列"


class Firmness(StrEnum):
    """The word with which a promise is made (力度)."""

    ENSURE = "确保"
    STRIVE = "力争"
    UNSTATED = "原文未列"

    @property
    def word(self) -> str:
        """The word as it is printed; "" where there is none."""
        return "" if self is Firmness.UNSTATED else self.value


class RankBasis(StrEnum):
    """What was ranked (依据)."""

    GROWTH = "增速"
    LEVEL = "总量"
    SHARE = "比重"
    COUNT = "数量"
    ASSESSMENT = "考核"
    UNSTATED = "原文未注明"


class RankKind(StrEnum):
    """The form of a rank claim (类型)."""

    RANK = "名次"
    FIRST = "首家"
    ONLY = "唯一"
    HIGHEST = "最高"
    MOST = "最多"
    LOWEST = "最低"
    FEWEST = "最少"
    FIRST_TIME = "首次"


class CommitmentCategory(StrEnum):
    """The group a commitment or event belongs to (类别)."""

    LIVELIHOOD = "十件实事"
    PROJECT = "重点项目"
    PROMISE = "工作任务"
    EVENT = "大事"


class CommitmentStatus(StrEnum):
    """The status of a commitment in its source (状态)."""

    PLANNED = "计划"
    ONGOING = "进行中"
    DONE = "已完成"
    NOT_DONE = "未完成"
    CANCELLED = "已取消"


class RelationType(StrEnum):
    """A stated link between facts (关系类型)."""

    SUM = "合计"
    SUBSET = "其中"
    INCREMENT = "存量增量"
    CHANGE = "前后对比"
    BASELINE = "目标基数"
    SAME = "同一事项"
    LOOKALIKE = "易混"
    MISNAMED = "名称与内容不符"


class Role(StrEnum):
    """The part a member plays in its relation (角色)."""

    TOTAL = "合计"
    PART = "分项"
    WHOLE = "总体"
    SUBSET = "其中"
    STOCK = "存量"
    INCREMENT = "增量"
    BEFORE = "前期"
    AFTER = "后期"
    CHANGE = "变动"
    TARGET = "目标"
    BASELINE = "基数"
    MEMBER = "成员"


class Comparability(StrEnum):
    """Whether two facts may be compared (可比性)."""

    COMPARABLE = "可比"
    DOUBTFUL = "存疑"
    INCOMPARABLE = "不可比"


class Severity(StrEnum):
    """How much a finding weighs (严重程度), the gravest first."""

    BLOCKING = "阻断"
    CONFIRM = "待确认"
    CONFIRMED = "已确认"
    HINT = "提示"


class Standing(StrEnum):
    """How a target compares with its baseline."""

    TEXT = "文字目标"
    NO_BASELINE = "无基数"
    DOUBTFUL = "存疑"
    ABOVE = "下限高于上年实绩"
    LEVEL = "持平"
    BELOW = "低于上年实绩"


class Mark(StrEnum):
    """The shape of a status, always shown with its word."""

    YES = "✓"
    NEAR = "△"
    NO = "×"
    OPEN = "○"
    UNKNOWN = "–"


class ExitCode(IntEnum):
    """Exit status of the command line."""

    FINE = 0
    BLOCKED = 1
    UNREADABLE = 2
