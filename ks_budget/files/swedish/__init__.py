"""What tables and keys are, in Swedish: the English stands where they are declared, in the model."""


def swedish(text: str) -> str:
    """The Swedish of a description. Raises KeyError where it lacks one."""
    from ks_budget.files.swedish import accounts, claims, money, registers, tables

    return (money.TEXTS | registers.TEXTS | claims.TEXTS | tables.TEXTS | accounts.TEXTS)[text]
