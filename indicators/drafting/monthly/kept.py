"""The mappings that the store keeps, read and saved."""

import json
from dataclasses import dataclass

from indicators.drafting.monthly.mapping import BureauMapping
from indicators.drafting.monthly.mapping_file import BadMapping, mapping_of, mapping_rows
from indicators.store import Actor, Store, StoredMapping


@dataclass(frozen=True, slots=True)
class KeptMapping:
    """A bureau's mapping with how it is stored; None where it was never saved.

    `is_readable` is False for one of another program version, which can only be forgotten.
    """

    mapping: BureauMapping
    stored: StoredMapping | None = None
    is_readable: bool = True


def kept_mappings(store: Store) -> tuple[KeptMapping, ...]:
    """Every mapping that the store keeps, by the bureaus' names."""
    return tuple(map(_kept, store.monthly_mappings.all()))


def kept_mapping(store: Store, area: str) -> KeptMapping:
    """The mapping for the workbooks of an area; an empty one where none is kept."""
    kept = [each for each in kept_mappings(store) if each.is_readable and each.mapping.is_of(area)]
    named = [each for each in kept if each.mapping.bureau == area] or kept
    return named[0] if len(named) == 1 else KeptMapping(BureauMapping(area))


def save(
    store: Store, kept: KeptMapping, mapping: BureauMapping, actor: Actor, detail: str
) -> KeptMapping:
    """Save a mapping that was made from a kept one. Raises StaleMapping."""
    rows = mapping_rows(mapping)
    titles = list(rows[0]) if rows else []
    content = json.dumps([titles, *(list(row.values()) for row in rows)], ensure_ascii=False)
    base = kept.stored.version if kept.stored else ""
    bureau = mapping.bureau
    stored = store.monthly_mappings.save(bureau, content, base=base, actor=actor, detail=detail)
    return KeptMapping(mapping, stored)


def _kept(stored: StoredMapping) -> KeptMapping:
    try:
        titles, *lines = json.loads(stored.content)
        mapping = mapping_of(dict(zip(titles, line, strict=True)) for line in lines)
    except (ValueError, BadMapping):
        return KeptMapping(BureauMapping(stored.bureau), stored, is_readable=False)
    return KeptMapping(BureauMapping(stored.bureau, mapping.cells), stored)
