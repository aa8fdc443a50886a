"""The law as data: dated, cited, looked up by the document's date."""
