"""How checks see an article: its passages, paragraphs, words, quotations and pairs, all with their places."""
