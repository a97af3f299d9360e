"""The engine in plain torch, whose steps are recorded as CUDA graphs and replayed."""
