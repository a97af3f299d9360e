"""What is measured: each module prints one Markdown table and reads data that is not part of the project."""
