"""How a model is served: the services in the code, their routes, and the containers they run in."""
