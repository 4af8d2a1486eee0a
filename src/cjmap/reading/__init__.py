"""What a map comes to: who feels what where, what answers a pain, which routes there are. No rule defines it again."""
