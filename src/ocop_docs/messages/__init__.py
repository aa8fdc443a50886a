"""The words of every refusal, in Vietnamese: one small table for each family, joined in `all.MESSAGES`.

An entry is a code with two sentences: the first states what is wrong, the second what to do about it. Code that raises
names the code and its facts (`errors.fault`). The text of the ValueError of a parser or validator, and words that a
message quotes, are in `reasons`.
"""
