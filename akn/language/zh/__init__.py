"""Chinese legal text: numerals, units, dates, history lines, typography. Tables first."""
