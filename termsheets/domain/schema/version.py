"""Which form of file this program reads and writes."""

VERSION = 1
