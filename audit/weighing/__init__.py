"""Weighs every word by forced decoding, and tries what else could stand in place of an improbable one."""
