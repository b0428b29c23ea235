"""Python sources: modules and notebook cells, their functions, names and faults."""
