"""Every exhibit of the families, in the order of the pages; a name never changes its meaning."""

import copyreg
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import MappingProxyType, ModuleType

import indicators.exhibits as package
from indicators.exhibits.exhibit import Exhibit

# The pages that show exhibits, in the order of the menu.
PAGE_TITLES = MappingProxyType(
    {
        "overview": "总览",
        "growth": "增长",
        "ranks": "位次",
        "targets": "目标差距",
        "fulfilment": "兑现",
        "tasks": "任务",
        "library": "指标库",
        "checks": "核对",
        "indicator": "指标",
        "about": "说明",
    }
)
# The modules and folders below indicators/exhibits that declare exhibits.
_FAMILIES = ("cards", "growth", "ranks", "targets", "fulfilment", "tasks", "library", "checks",
             "profile", "about")  # fmt: skip


def _modules() -> Iterator[ModuleType]:
    for family in _FAMILIES:
        found = import_module(f"{package.__name__}.{family}")
        yield found
        for each in walk_packages(getattr(found, "__path__", ()), f"{found.__name__}."):
            yield import_module(each.name)


def _declared() -> Iterator[Exhibit]:
    """The exhibits of all modules, one that another module imports once."""
    values = (value for module in _modules() for value in vars(module).values())
    return iter(dict.fromkeys(each for each in values if isinstance(each, Exhibit)))


def _position(exhibit: Exhibit) -> tuple[int, int]:
    return [*PAGE_TITLES].index(exhibit.page), exhibit.place


EXHIBITS: tuple[Exhibit, ...] = tuple(sorted(_declared(), key=_position))
EXHIBIT_BY_NAME = MappingProxyType({each.name: each for each in EXHIBITS})


def _named(name: str) -> Exhibit:
    return EXHIBIT_BY_NAME[name]


# A process that draws has the same catalogue, so that only the name is sent to it.
copyreg.pickle(Exhibit, lambda exhibit: (_named, (exhibit.name,)))
