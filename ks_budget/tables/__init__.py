"""What a grid means: tables with heads, units and figures, and the relations that their arithmetic shows."""
