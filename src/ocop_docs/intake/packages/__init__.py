"""The gate for ZIP packages (.docx, .xlsx): what a package may hold before anything reads its parts."""
