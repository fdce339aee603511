"""Where the user's things lie on this machine: settings, what is remembered, what can be remade.

platformdirs knows the customs of each system; an environment variable chooses otherwise.
"""

import os
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_state_path


def cache_folder() -> Path:
    """Name the folder for what can be made again: MOCKINT_CACHE, or the system's own place."""
    return _chosen("MOCKINT_CACHE") or user_cache_path("mockint", appauthor=False)


def settings_folder() -> Path:
    """Name the folder for what the user chose."""
    return user_config_path("mockint", appauthor=False, roaming=True)


def speed_file() -> Path:
    """Name the file that remembers how quick this machine reads.

    MOCKINT_STATE, or the system's own place.
    """
    return _chosen("MOCKINT_STATE") or user_state_path("mockint", appauthor=False) / "speed.json"


def log_file() -> Path:
    """Name the file of what libraries complain about, beside what is remembered."""
    return speed_file().with_name("mockint.log")


def devices_file() -> Path:
    """Name the file that remembers the microphone and the loudspeaker."""
    return settings_folder() / "devices.json"


def own_terms_file() -> Path:
    """Name the file of the user's own terms: MOCKINT_TERMS, or `terms.toml` among the settings."""
    return _chosen("MOCKINT_TERMS") or settings_folder() / "terms.toml"


def learned_terms_file() -> Path:
    """Name the file of what `mockint terms` was told, beside the user's own."""
    return own_terms_file().with_name("terms-learned.toml")


def corrections_file() -> Path:
    """Name the file of what `mockint corrections` was told."""
    return settings_folder() / "corrections.json"


def _chosen(variable: str) -> Path | None:
    """Give the path that the user set in the environment."""
    value = os.environ.get(variable)
    return Path(value).expanduser() if value else None
