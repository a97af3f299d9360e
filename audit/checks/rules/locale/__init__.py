"""Locale conventions (MQM): numbers, dates, times, units and names in French form."""
