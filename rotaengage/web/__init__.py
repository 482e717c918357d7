"""A door: the screens in a browser on the own machine."""
