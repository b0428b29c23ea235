{% extends "templates/shared/algorithms/complexity.py" %}
{% block imports %}
{{ super() }}from sklearn.neural_network import MLPClassifier as Reference
{% endblock %}
{% block tasks %}
# Five passes over n rows, each through d x 64 weights; while d is small, the cost of each step itself shows.
TASKS = {
    "fit": Task("n d", lambda n, d: n * d),
    "predict": Task("n d", lambda n, d: n * d),
}
{% endblock %}
{% block learners %}
    return {
        "ours": MLPClassifier(max_iter=5, tol=0.0, random_state=0),
        "scikit-learn": Reference(hidden_layer_sizes=(64,), batch_size=32, max_iter=5, tol=0, random_state=0),
    }
{% endblock %}
