"""`python -m cijfercheck` is the command `cijfercheck`."""

import sys

from cijfercheck.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
