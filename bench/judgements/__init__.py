"""What the models' probabilities are worth beside human judgements: pairs, words, segments."""
