"""Documents that analysts draft from, and what they have decided of each row."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables; their rows change and go, who began and discarded them is in the log."""
    op.create_table(
        "document_drafts",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("analyst", sa.Text, nullable=False),
        sa.Column("document_hash", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("reading", sa.Text, nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("analyst", "document_hash", name="one_draft_of_a_document_each"),
    )
    op.create_table(
        "row_decisions",
        sa.Column("draft", sa.Integer, sa.ForeignKey("document_drafts.number"), primary_key=True),
        sa.Column("row", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("decision", sa.Text, nullable=False),
    )
