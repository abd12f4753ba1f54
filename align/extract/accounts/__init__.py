"""The account of every numeral in a plan, so that none is passed over unseen."""
