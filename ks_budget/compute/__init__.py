"""What follows from budgets: plans, bridges, comparisons, scores. Exact, and without words."""
