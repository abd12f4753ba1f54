"""What stands before and behind a plan: title, notice, issuer, number, date."""
