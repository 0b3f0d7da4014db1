"""Which lines of the frames the accounts of a ledger belong to."""

from typing import Annotated

from msgspec import field

from ks_budget.model.base import Table, described, refers


class AccountMap(Table, frozen=True, kw_only=True):
    """Accounts that belong to one line of a frame. The longest beginning of an account that fits it applies."""

    accounts: Annotated[
        str | tuple[str, ...],
        described('The first digits of the accounts, `"50"`, or a list of such: `["50", "51", "5610"]`.'),
    ]
    line: Annotated[str, described("The id of the line that they belong to.")]
    frame: Annotated[
        str | None,
        described("The id of the frame that the line is in. It may be left out where one frame alone has the line."),
        refers("frame"),
    ] = None
    objects: Annotated[
        dict[str, str],
        described(
            'Only amounts on these objects, by the number of their dimension in the ledger: `{ 1 = "Nord" }`. An '
            'asterisk at the end stands for any that begins so: `"31*"`.'
        ),
    ] = field(default_factory=dict)

    @property
    def prefixes(self) -> tuple[str, ...]:
        """The beginnings of accounts, however they are written."""
        return (self.accounts,) if isinstance(self.accounts, str) else self.accounts
