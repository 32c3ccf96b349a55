"""The wizard: twelve steps that turn what people type into a draft's rows."""
