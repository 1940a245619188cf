"""How right and how fast the readers are, beside the peers they can be run beside: `./run bench`."""
