"""A question comes in, a reply goes out."""

from importlib.metadata import version

__version__ = version("onrecord")
