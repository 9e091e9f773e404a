"""What a visitor is shown and asked before applying: the schemes, what one may get, instalments."""
