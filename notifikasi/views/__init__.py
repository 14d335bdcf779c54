"""Pages of the messaging floor: the message log, the simulator phone; and the webhook door (webhook.py)."""
