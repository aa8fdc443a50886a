"""From a validated document to a Word file that is proven complete; Word to PDF and pages."""
