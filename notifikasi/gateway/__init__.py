"""Ways out to a phone: one pure adapter per provider, one shared HTTP call (design, section 6). Knows no model."""
