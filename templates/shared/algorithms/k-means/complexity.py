{% extends "templates/shared/algorithms/complexity.py" %}
{% block imports %}
{{ super() }}from sklearn.cluster import KMeans as Reference
{% endblock %}
{% block tasks %}
# Ten rounds, each with the distances of n rows to eight centres.
TASKS = {
    "fit": Task("n d", lambda n, d: n * d),
    "predict": Task("n d", lambda n, d: n * d),
}
{% endblock %}
{% block learners %}
    return {
        "ours": KMeans(n_init=1, max_iter=10, random_state=0),
        "scikit-learn": Reference(n_init=1, max_iter=10, tol=0, random_state=0),
    }
{% endblock %}
