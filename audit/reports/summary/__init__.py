"""What an audit comes to, before anything is rendered."""
