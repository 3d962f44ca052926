"""Work done in a child process: limited time and memory, progress, restart, no trust in answers."""

from indicators.subprocesses.messages import Job
from indicators.subprocesses.worker import NoProcess, Worker, WorkerDied, WorkerStopped, WorkFailed

__all__ = ["Job", "NoProcess", "WorkFailed", "Worker", "WorkerDied", "WorkerStopped"]
