"""What a deal is and what it says: pure Python, no Django, no clock."""
