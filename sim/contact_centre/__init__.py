"""The contact centre: who turns to a firm, by which channel, who waits how long, and who is answered."""
