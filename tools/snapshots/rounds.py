"""Rounds, workbooks, skeletons, schemas and batches, by the command."""

from __future__ import annotations

import json

from snapshots.taking import ROUND, Take


def rounds(take: Take) -> None:
    """Keep the results and every paper of the example round, from its data and from its workbook."""
    plans = [take.copied(path) for path in sorted((take.samples / "plan").glob("*.json"))]
    for source in (take.round, take.round_workbook):
        kind = source.suffix.lstrip(".")
        take.command(f"round/{kind}.score", "score", source)
        take.command(f"round/{kind}.score-json", "score", source, "--json")
        take.command(f"round/{kind}.said", "round", source, "-o", f"papers-{kind}")
        take.folder(f"round/{kind}.papers", take.room / f"papers-{kind}")
    for plan in plans:
        take.command(f"round/score-{plan.stem}", "score", take.round, "--plan", plan)
    take.command("round/members.said", "new", ROUND, "--from", take.round, "--members", "members")
    take.folder("round/members", take.room / "members")
    unscored = json.loads(take.round.read_bytes()) | {"sheets": []}
    take.written("unscored.json", json.dumps(unscored).encode())
    take.command("round/score-with-sheets", "score", "unscored.json", "--sheets", "members", "--json")
    take.command("round/score-with-sheets-twice", "score", take.round, "--sheets", "members")


def workbooks(take: Take) -> None:
    """Keep what `new` and `schema` give for every kind and for a round."""
    for kind in [*take.kinds, ROUND]:
        take.command(f"workbooks/{kind}.skeleton", "new", kind)
        take.command(f"workbooks/{kind}.schema", "schema", kind)
        take.command(f"workbooks/{kind}.table-said", "new", kind, "--table", f"{kind}.table.xlsx")
        take.file(f"workbooks/{kind}.table", take.room / f"{kind}.table.xlsx")
        take.command(f"workbooks/{kind}.template-said", "new", kind, "--template", f"{kind}.template.docx")
        take.file(f"workbooks/{kind}.template", take.room / f"{kind}.template.docx")
    for name, options in {"filled": ["--from", take.round], "one-set": ["--set", 1]}.items():
        take.command(f"workbooks/round-{name}.said", "new", ROUND, "--table", f"{name}.xlsx", *options)
        take.file(f"workbooks/round-{name}", take.room / f"{name}.xlsx")
    take.command("workbooks/kinds", "kinds")
    take.command("workbooks/kinds-json", "kinds", "--json")


def batches(take: Take) -> None:
    """Keep what a batch makes of the reports of many communes, and their sum."""
    batch = ("batch", "report", take.table)
    take.command("batch/zip.said", *batch, "-o", "batch.zip", "--lint")
    take.file("batch/zip", take.room / "batch.zip")
    take.command(
        "batch/folder.said", *batch, "-o", "batch-folder", "--json", "--name", "{commune} - {kind} {year}.docx"
    )
    take.folder("batch/folder", take.room / "batch-folder")
    take.command("batch/dry-run", *batch, "--dry-run")
    take.command("batch/roll-up.said", "roll-up", take.table, "-o", "sum.json")
    take.file("batch/roll-up", take.room / "sum.json")
    for kind in take.kinds:
        line = json.dumps(take.example(kind), ensure_ascii=False).encode()
        rows = take.written(f"{kind}.jsonl", line + b"\n" + line)
        take.command(f"batch/{kind}.said", "batch", kind, rows, "-o", f"{kind}.zip", "--json")
        take.file(f"batch/{kind}", take.room / f"{kind}.zip")
