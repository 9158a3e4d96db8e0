"""`python -m watchword`: the command line without installing the command."""

from watchword.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
