"""Findings a person has set aside: directives in the text, and fingerprints that survive edits."""
