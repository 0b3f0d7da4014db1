"""How well tables are audited: made tables with known relations, in all forms, with planted slips.

    PYTHONPATH=tests python -m benchmarks.audit.measure SEED TABLES [--form FORM] [--show N]

`layouts` columns · `rows` rows · `tables` whole tables · `truth` what is true of one · `printing` as it is printed ·
`slips` one figure wrong · `traps` clean tables made to tempt · `forms`, `sheets`, `documents`, `laying` a table as a
file's bytes · `reading` what was understood of it · `trying` each tried · `measure` what came of it all.
No figure in them is anybody's. Same seed, same tables.
"""
