"""python -m rotaengage."""

import sys

from rotaengage.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
