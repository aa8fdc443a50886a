"""What only one kind of document prints besides its fields: `<kind>.py` for a kind that has such a thing.

Each module has one or more of these functions; a kind without anything of its own has no module.

`extra_context(document)`
    Values by name, which replace values of the same name.
`table_annex(document, fields)`
    Title and table of the annex that is drawn from the fields, or None; `fields` are the document's as presented.
`articles(document)`
    The articles of a decision (`rendering.articles`).
"""
