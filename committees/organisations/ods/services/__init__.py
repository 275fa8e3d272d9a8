"""The deed of importing ODS files: all in one transaction, good rows in, bad rows told; a second time nothing changes."""

from committees.organisations.ods.services.importing import File, Files, import_ods

__all__ = ["File", "Files", "import_ods"]
