"""What a ticket allows: everybody who has one may read, analysts may upload and publish."""

from components.sign_in.openid import is_openid, listed_analysts
from indicators.store import Actor
from indicators.store.sessions import Ticket, TicketKind
from indicators.store.sign_ins import is_listed


def analyst_with(ticket: Ticket | None) -> Actor | None:
    """The analyst whose ticket this is, None for a reader's, or none.

    The list is asked every time, so that it ends a right as well; and a passphrase is worth
    nothing from the moment that a provider is set up.
    """
    if ticket is None or ticket.kind is TicketKind.PENDING:
        return None
    if is_openid():
        is_one = ticket.kind is TicketKind.OPENID and is_listed(ticket.name, listed_analysts())
    else:
        is_one = ticket.kind is TicketKind.PASSPHRASE
    return Actor(ticket.name) if is_one else None
