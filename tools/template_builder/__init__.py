"""Word templates from readable sources, laid out by Nghị định 30/2020/NĐ-CP.

A source is a text file, one paragraph a line; blank lines and lines that begin with ``#`` are skipped.

``[Style] text``
    A paragraph in the style of that id (law/nd30_layout.toml). ``**words**`` are bold.
    No text: an empty paragraph.
``{%p … %}``
    A Jinja statement in a paragraph of its own; the whole paragraph goes when the document is rendered.
``@include name key=value …``
    The lines of parts/name.txt, with ``$key`` replaced by the value; a value of several words is quoted.
``@columns heading`` … ``@next`` … ``@row`` … ``@end``
    A table without borders that never breaks across pages; ``@next`` begins the next cell, ``@row`` the next
    row. The columns' widths are in the layout table of that name.
``@table widths=1.0,9.5 align=c,l`` … ``@end``
    A table with borders; widths in cm, together no wider than the text; align is l, c or r for each column.
    ``together=yes`` keeps a short table on one page.
    Each line is a row, cells between bars. ``!`` begins a heading row, repeated on each page; ``+`` one that
    stays with the row below it; ``*`` the total's row; ``{%tr … %}`` is a statement in a row of its own.
    ``^2 text`` is as wide as two columns.
``@section``
    The end of a section: the next one begins a page, numbered from 1. Write it inside the condition of
    what follows.
``@landscape``
    This section is in landscape; only the last section of a source may be.
``@frame``
    The last section has a frame around its page.
"""
