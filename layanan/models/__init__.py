"""What every service desk stores: the matter, its timeline, its attachments."""
