"""What a plan is judged by: one goal a file, named as the domain names it."""
