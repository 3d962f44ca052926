"""Whose an address is, as far as it tells: what a share or a count goes by."""

from ipaddress import IPv6Address, ip_address


def network(address: str) -> str:
    """An address, of IPv6 the network of one household or office: it has 2⁶⁴ addresses."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if not isinstance(known, IPv6Address):
        return address
    return str(known.ipv4_mapped) if known.ipv4_mapped else known.exploded[:19]
