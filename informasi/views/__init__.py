"""Pages of the information service."""
