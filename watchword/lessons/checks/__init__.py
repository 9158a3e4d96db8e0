"""What `lessons check` looks for, one idea a file; each mistake is told in a sentence with its line."""
