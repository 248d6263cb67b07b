"""The commands, one module for each subject; ``COMMANDS`` of a module lists its commands."""
