"""Procedures as tables, and what runs them."""
