"""Office Open XML: names of WordprocessingML, reproducible ZIP packages."""
