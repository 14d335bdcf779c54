"""Complaints: court procedure (PERMA 9/2016) and disposition procedure. An empty room for now."""
