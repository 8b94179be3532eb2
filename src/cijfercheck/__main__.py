"""`python -m cijfercheck` is the command `cijfercheck`."""

from cijfercheck.cli.main import main

if __name__ == "__main__":
    main()
