"""SIPP, the court's case database (MySQL): only ever read."""
