"""What an installed OCOP Docs carries beside its code."""

from importlib import metadata


def test_the_licences_travel_with_the_package() -> None:
    files = {file.name: file for file in metadata.files("ocop-docs") or []}

    assert "MIT License" in files["LICENSE"].read_text()
    assert "| flask | " in files["THIRD-PARTY-LICENSES.md"].read_text()


def test_the_version_and_its_summary_are_those_of_the_project() -> None:
    described = metadata.metadata("ocop-docs")

    assert described["License-Expression"] == "MIT"
    assert "Natural Language :: Vietnamese" in (described.get_all("Classifier") or [])
    assert "OCOP" in described["Keywords"]
