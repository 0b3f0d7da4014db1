"""How well tables are audited: made tables with known relations, in all forms, with planted slips.

    PYTHONPATH=tests python -m benchmarks.audit.measure SEED TABLES [--form FORM] [--show N]

`layouts` columns · `tables` rows, and a whole table with what is true of it · `printing` as it is printed · `slips` one
figure wrong · `traps` clean tables made to tempt · `forms` a table as a file's bytes · `measure` what comes of it all.
No figure in them is anybody's. Same seed, same tables.
"""
