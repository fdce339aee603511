"""A time as it is kept in, the moment it names out: what is compared is never the hands of a clock.

Local times come twice in autumn, and change with the place: only in UTC do they follow each other.
"""

from datetime import UTC, datetime


def instant(started: str) -> datetime:
    """Give the moment, in UTC; the beginning of time for what is no time. Without an offset it is local."""
    try:
        return datetime.fromisoformat(started).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.min.replace(tzinfo=UTC)
