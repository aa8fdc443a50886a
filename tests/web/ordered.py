"""What tests of batches order, and where the work that they ordered lies."""

from flask import Flask
from tests.batch.tables import jsonl, report

from ocop_docs.batch.job import Job

GOOD = jsonl(report(1), report(2))


def job_at(app: Flask, address: str) -> Job:
    job = app.extensions["jobs"].find(address.rpartition("/")[2])
    assert isinstance(job, Job)
    return job
