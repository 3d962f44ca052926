"""What a session allows: everybody who has one may read, analysts may upload and publish."""

from components.sign_in.openid import is_openid, listed_analysts
from indicators.store import Actor
from indicators.store.sessions import Session, SessionKind
from indicators.store.sign_ins import is_listed


def analyst_with(session: Session | None) -> Actor | None:
    """The analyst whose session this is, None for a reader's, or none.

    The list is asked every time, so that it ends a right as well; and a passphrase is worth
    nothing from the moment that a provider is set up.
    """
    if session is None or session.kind is SessionKind.PENDING:
        return None
    if is_openid():
        is_one = session.kind is SessionKind.OPENID and is_listed(session.name, listed_analysts())
    else:
        is_one = session.kind is SessionKind.PASSPHRASE
    return Actor(session.name) if is_one else None
