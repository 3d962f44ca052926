"""What is remembered of bureaus' monthly workbooks."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table; its rows change and go, who changed them is in the audit log."""
    op.create_table(
        "monthly_mappings",
        sa.Column("bureau", sa.Text, primary_key=True),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("saver", sa.Text, nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
    )
