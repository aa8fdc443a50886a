"""What only one kind of document prints besides its fields, in `<kind>.py`.

A kind without anything of its own needs no module. A module has one or more of these functions:

`extra_context(document)`
    Values by name, which replace values of the same name.
`table_annex(document, fields)`
    Title and table of the annex that is drawn from the fields, or None; `fields` are the document's as presented.
`articles(document)`
    The articles of a decision (`rendering.articles`).
"""
