"""A file from its first answer to the bank: asked, filed, judged, decided, invited and chosen for."""
