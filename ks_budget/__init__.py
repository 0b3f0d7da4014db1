"""A Swedish municipal board's budget as TOML files: computed, proved and published."""

__version__ = "0.1.0"
