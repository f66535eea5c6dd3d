"""Values of a plan: numbers, money, dates, periods and quantities, each read from its words and printed back."""
