"""What runs by itself: CI workflows, tasks of every runner, and the commands they come down to."""
