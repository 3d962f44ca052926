"""What left the dashboard, by the code that it prints."""

import sqlalchemy as sa
from alembic import op

from indicators.store.migrations import make_append_only

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table, append-only."""
    op.create_table(
        "exports",
        sa.Column("code", sa.String(11), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("edition", sa.Integer),
        sa.Column("caution", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("items", sa.Text, nullable=False),
        sa.Column("entries", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    )
    make_append_only("exports", "code")
