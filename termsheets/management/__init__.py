"""Commands that are part of the product; their logic lives below them."""
