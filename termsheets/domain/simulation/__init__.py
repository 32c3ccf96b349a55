"""What a deal would pay under a forecast: who pays whom, when, and what it is worth."""
