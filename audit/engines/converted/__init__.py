"""The engine on weights converted for CTranslate2."""
