"""Contents, the editions that point to them, and the record."""

import sqlalchemy as sa
from alembic import op

from indicators.store.migrations import make_append_only

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the three tables, append-only."""
    _contents()
    _editions()
    _events()
    make_append_only("contents", "content_hash")
    make_append_only("editions", "number")
    make_append_only("events", "number")


def _contents() -> None:
    op.create_table(
        "contents",
        sa.Column("content_hash", sa.String(64), primary_key=True),
        sa.Column("bytes_hash", sa.String(64), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )


def _editions() -> None:
    op.create_table(
        "editions",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column(
            "content_hash", sa.String(64), sa.ForeignKey("contents.content_hash"), nullable=False
        ),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("base", sa.Integer, sa.ForeignKey("editions.number")),
        sa.Column("restores", sa.Integer, sa.ForeignKey("editions.number")),
        sa.Column("approver", sa.Text, nullable=False),
        sa.Column("confirm_count", sa.Integer, nullable=False),
        sa.Column("hint_count", sa.Integer, nullable=False),
        sa.CheckConstraint("number = COALESCE(base, 0) + 1", name="editions_follow_their_base"),
    )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("edition", sa.Integer, sa.ForeignKey("editions.number")),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
    )
