"""What parties hold on an issue, and what they rule out."""
