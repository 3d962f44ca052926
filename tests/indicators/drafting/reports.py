"""Invented reports, and the claims that are read in them."""

from decimal import Decimal

from indicators.drafting.drafts.draft import draft_of

OPENING = """样例县人民政府工作报告
——2024年2月20日在样例县第十六届人民代表大会第四次会议上
样例县人民政府县长 张三
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
"""
REVIEW = "一、2023年工作回顾\n"
AIMS = "二、2024年重点工作\n"
FIVE_YEARS = "一、过去五年工作回顾\n"


def draft(text, section=REVIEW):
    """The draft of a sentence in a part of a report, or of a whole text."""
    return draft_of(f"{OPENING}{section}{text}\n".encode())


def claims(text, section=REVIEW):
    """The claims of a sentence."""
    return [row.claim for row in draft(text, section).rows]


def said(text, section=REVIEW):
    """What a sentence claims, without its ranks: name, value with its bound and unit."""
    return [(each.name, amount(each)) for each in claims(text, section) if each.unit]


def ranks(text, section=REVIEW):
    """What is ranked: name, scope and place."""
    found = (each for each in claims(text, section) if each.kind == "rank")
    return [(each.name, each.scope, each.value and int(each.value)) for each in found]


def amount(claim):
    """>=8%, 30个, -5.5%."""
    bound = "" if claim.bound.value == "=" else claim.bound.value
    return f"{bound}{claim.value}{claim.unit}"


def values(text, section=REVIEW):
    """The values of a sentence's claims."""
    return [each.value for each in claims(text, section)]


def number(text):
    """A decimal."""
    return Decimal(text)
