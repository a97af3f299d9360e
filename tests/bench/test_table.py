from bench.table import markdown_table, per_thousand, share


def test_words_stand_left_and_figures_right() -> None:
    assert markdown_table(("a", "b"), [("x|y", "1")]) == "| a | b |\n| --- | ---: |\n| x\\|y | 1 |"


def test_nothing_is_divided_by_nothing() -> None:
    assert (share(1, 3), share(0, 0), per_thousand(3, 2000), per_thousand(0, 0)) == ("0.33", "–", "1.50", "–")
