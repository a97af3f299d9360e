"""What an audit, and a whole run, comes to, before anything is rendered."""
