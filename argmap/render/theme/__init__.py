"""The looks of a picture: colours, type, shapes and lines, as a theme names them."""
