"""Word templates from readable sources, laid out as Nghị định 30/2020/NĐ-CP demands.

A source is a text file, one paragraph a line; blank lines and lines that begin with ``#`` say nothing.

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
    The end of a section: what follows begins a page, numbered from 1. It stands inside the condition
    of what follows.
``@landscape``
    The section it stands in is laid across; only the source's last section may be.
"""
