"""``python -m ks_budget`` is ``ksb``."""

from ks_budget.cli import main

if __name__ == "__main__":
    main()
