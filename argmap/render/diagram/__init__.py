"""An argument map as a picture: what is drawn, on which cards, and how they hang together."""
