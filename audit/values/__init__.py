"""Values: what French and English sentences state in numbers, dates, units, and how the two compare."""
