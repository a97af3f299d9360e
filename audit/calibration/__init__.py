"""Fits how the weights of words are to be read to a pair of models, on errors planted word by word."""
