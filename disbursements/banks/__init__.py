"""Banks that lend: their credit and the programs that call for them."""
