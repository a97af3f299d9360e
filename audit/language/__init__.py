"""What every room must know of French and English: the calendar, names of languages and places, words."""
