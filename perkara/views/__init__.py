"""Pages about cases: list, case, counter, hearing board, staff recipients."""
