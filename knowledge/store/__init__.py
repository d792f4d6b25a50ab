"""Snapshots: written once, then only read."""
