"""From a bank's yes to the money paid: contract, grading, payouts, members' shares."""
