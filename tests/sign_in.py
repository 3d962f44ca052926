"""A sign-in for tests: a real store, a real account, a real session, and a clock to turn."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
import streamlit as st
from sqlalchemy import select

from components.sign_in.connections import COOKIE
from indicators.settings import STORE
from indicators.store import open_store
from indicators.store.accounts import hashed, set_passphrase
from indicators.store.sign_ins import SignIns, open_sign_ins
from indicators.store.tables import METADATA

PASSPHRASE = "白马走过石桥看见明月"
ADDRESS = "10.1.2.3"
BEGINNING = datetime(2024, 3, 1, 8, tzinfo=UTC)


class Clock:
    """A clock that stands until it is turned."""

    def __init__(self, now=BEGINNING):
        self.now = now

    def __call__(self):
        return self.now

    def turn(self, **time):
        self.now += timedelta(**time)


def url_of(folder, name="store"):
    return f"sqlite:///{folder / name}.sqlite"


def add_analyst(url, name, passphrase=PASSPHRASE):
    with open_store(url).database.writing() as connection:
        set_passphrase(connection, name, hashed(passphrase, name))


def everything_stored(url):
    """Every value of every table, as one text."""
    database = open_store(url).database
    tables = METADATA.sorted_tables
    return "\n".join(str(row) for table in tables for row in database.rows(select(table)))


def sign_ins(url, clock=None, analysts="", idle_minutes=30):
    """The sign-ins of a server of its own on this store."""
    found = open_sign_ins(open_store(url).database, analysts, idle_minutes)
    return SignIns(found.database, found.accounts, found.idle, clock) if clock else found


@contextmanager
def signed_in_as(name, url):
    """Run scripts (AppTest) as an analyst with a real session, until the end of the block.

    The session stands where a browser would show it, in `st.context.cookies`; all else, from the
    account to the check at every run, is the product's own.
    """
    add_analyst(url, name)
    token = sign_ins(url).with_passphrase(name, PASSPHRASE, ADDRESS)
    with showing_cookies({COOKIE: token}), pytest.MonkeyPatch.context() as patch:
        patch.setenv(STORE, url)
        yield token


@contextmanager
def showing_cookies(cookies):
    """Run scripts as in a browser that has these cookies."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(st.context), "cookies", property(lambda _: cookies))
        yield
