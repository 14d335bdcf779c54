"""Information requests, guest book, objections. An empty room for now."""
