"""Read a kept time as the moment it names: what is compared is never the hands of a clock.

Local times come twice in autumn, and change with the place: only in UTC do they follow each other.
"""

from datetime import UTC, datetime


def instant(started: str) -> datetime:
    """Give the moment, in UTC; without an offset the time is local.

    What is no time gives the beginning of time.
    """
    try:
        return datetime.fromisoformat(started).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.min.replace(tzinfo=UTC)
