"""Wire-level fakes of the outside world: real servers on loopback that answer and sign as the real ones do."""
