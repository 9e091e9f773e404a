"""What the ministry signs and opens: circulars, provinces' shares, intakes."""
