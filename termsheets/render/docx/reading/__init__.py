"""Word files that come back: checked at the door, then read mark by mark."""
