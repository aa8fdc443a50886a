"""The papers of a round: the data of each, taken from one record and its results, so that no fact is typed twice."""
