"""A ledger as a file: CSV, JSON, a workbook or a royalty statement; and figures read from one."""
