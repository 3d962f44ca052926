"""The templates of briefings that this installation has."""

from dataclasses import replace

from components.installation import installed_store
from indicators.briefings.formats import BriefingFormat
from indicators.briefings.template_in_force import KINDS, TemplateInForce, template_in_force
from indicators.settings import settings
from indicators.store import StoreUnavailable


def installed_template(wanted: BriefingFormat) -> TemplateInForce:
    """The template that a briefing of a format is written into; where there is none, no problem."""
    kind, folder = KINDS.get(wanted), settings().templates
    if kind is None:
        return TemplateInForce()
    try:
        stored = installed_store().template(wanted)
    except StoreUnavailable as trouble:
        found = template_in_force(kind, None, folder)
        return replace(found, problems=(f"读不到上传的模板：{trouble}", *found.problems))
    return template_in_force(kind, stored.content if stored else None, folder)
