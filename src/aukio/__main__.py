"""``python -m aukio`` is the command ``aukio``."""

from aukio.cli.main import main

if __name__ == "__main__":
    main()
