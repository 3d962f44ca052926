"""Chart builders: a frame of rows and a chart frame in, an Altair chart out.

No builder formats a number: every figure comes with its text. Columns that a builder does not
name are ignored, except three that any row may have: `bound` (=, >, >=, <, <=, ≈; a value that
is only a limit gets an open end), `doubtful` (drawn hollow and dashed, named 存疑, sorted
after the sure ones) and `provisional` (初步 or 预计: drawn hollow).
"""
