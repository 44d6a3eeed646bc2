"""``python -m whosays`` is ``whosays``."""

from whosays.cli import main

if __name__ == "__main__":
    main(prog_name="whosays")
