"""What the officers' pages show, and what may be done on them."""
