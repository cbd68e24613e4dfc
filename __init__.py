"""overclaim: finds health claims that say more than the evidence does."""
