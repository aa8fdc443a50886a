"""Rules on the words of the elements, and on which elements there are."""
