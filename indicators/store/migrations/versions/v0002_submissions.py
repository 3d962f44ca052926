"""What one analyst submits and another decides."""

import sqlalchemy as sa
from alembic import op

from indicators.store.migrations import make_append_only

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the two tables, append-only."""
    _submissions()
    _decisions()
    make_append_only("submissions", "number")
    make_append_only("decisions", "submission")


def _submissions() -> None:
    op.create_table(
        "submissions",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column(
            "content_hash", sa.String(64), sa.ForeignKey("contents.content_hash"), nullable=False
        ),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("confirm_count", sa.Integer, nullable=False),
        sa.Column("hint_count", sa.Integer, nullable=False),
        sa.Column("base", sa.Integer, sa.ForeignKey("editions.number")),
        sa.Column("restores", sa.Integer, sa.ForeignKey("editions.number")),
        sa.Column("submitter", sa.Text, nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column(
            "submission",
            sa.Integer,
            sa.ForeignKey("submissions.number"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("decider", sa.Text, nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edition", sa.Integer, sa.ForeignKey("editions.number")),
        sa.Column("reason", sa.Text, nullable=False),
    )
