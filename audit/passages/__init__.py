"""Cut an article into passages and tell what each is for; needs no translation model."""

from audit.passages.preparing import prepare

__all__ = ["prepare"]
