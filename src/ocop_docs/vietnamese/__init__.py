"""Vietnamese, right to the last syllable: numbers, money, quantities, dates and text; without input or output."""
