"""The directory file and its parts: places, channels, services, organisations; and the directory as JSON."""
