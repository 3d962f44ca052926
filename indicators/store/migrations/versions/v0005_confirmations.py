"""What was asked of a workbook and confirmed by publishing it."""

import sqlalchemy as sa
from alembic import op

from indicators.store.migrations import make_append_only

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table, append-only."""
    op.create_table(
        "confirmations",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column(
            "content_hash", sa.String(64), sa.ForeignKey("contents.content_hash"), nullable=False
        ),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("beside", sa.Text, nullable=False),
    )
    make_append_only("confirmations", "digest")
