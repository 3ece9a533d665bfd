"""Run the command line with ``python -m peaceledger``."""

from peaceledger.cli import main

main()
