"""The plain twin of each screen: its facts as lines that a screen reader reads and a script searches."""
