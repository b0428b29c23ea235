"""What a repository depends on, as it declares it and as its code shows."""
