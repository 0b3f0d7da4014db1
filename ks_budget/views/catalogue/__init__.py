"""The catalogue of problems: what each code says, advises and means, in Swedish and English.

Codes are stable. KSB0xx: something cannot be read, or is asked for wrongly (exit 2). KSB1xx: the budget's content.
KSB2xx: what a command needs and the budget does not have. KSB3xx: figures that cannot agree. KSB4xx: registers.
KSB5xx: claims and commentary. KSB6xx: the joint proof (exit 1).
"""

from ks_budget.views.catalogue import claims, content, figures, reading, registers
from ks_budget.views.catalogue.kind import Kind

__all__ = ["CATALOGUE", "Kind"]

CATALOGUE: dict[str, Kind] = reading.KINDS | content.KINDS | figures.KINDS | registers.KINDS | claims.KINDS
