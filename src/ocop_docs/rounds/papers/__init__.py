"""The papers of a round: from one record and its results, each paper's own data; no fact is typed twice."""
