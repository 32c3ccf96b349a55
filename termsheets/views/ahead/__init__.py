"""Pages that look ahead: what an exit brings, who may do what where, where the wording stands."""
