"""The few shapes computed in, so that each can be recorded once and replayed.

Every size is rounded up to the next of its kind: a recorded step serves all batches of its shape.
"""

VOCABULARY_STEP = 128
"""The vocabulary is filled up to a multiple of this: matrix products are fast only on round sizes, and the
largest logits are looked for in parts of this size."""
_STEP = 16
_SMALLEST_STEP = 4
"""Of sentences; below it, powers of two."""


def batch_bucket(size: int) -> int:
    """Rows for `size` sentences: 1, 2, 4, 8, 12, 16, then four sizes to each doubling."""
    power = 1 << (size - 1).bit_length()
    if power <= _SMALLEST_STEP:
        return power
    step = max(_SMALLEST_STEP, power // 8)
    return -(-size // step) * step


def source_bucket(longest: int) -> int:
    """Columns for sources whose longest has `longest` tokens without the end token."""
    # Texts of up to 16·n tokens share a limit (`target_limit`); the end token makes one more, and attention
    # takes a mask as it is only where its rows are a multiple of 16.
    return (-(-max(longest, 1) // _STEP) + 1) * _STEP


def span_bucket(steps: int) -> int:
    """Time steps attended to when `steps` have been taken: multiples of 16, above 64 of 32."""
    width = _STEP if steps <= 4 * _STEP else 2 * _STEP
    return -(-steps // width) * width
