"""The workspace file: one SQLite file that holds a department, its plans and the trail of what was done."""

from rotaengage.store.records import PlanLine, StoredFile
from rotaengage.store.workspace import Workspace

__all__ = ["PlanLine", "StoredFile", "Workspace"]
