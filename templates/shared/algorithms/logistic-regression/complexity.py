{% extends "templates/shared/algorithms/complexity.py" %}
{% block imports %}
{{ super() }}from sklearn.linear_model import LogisticRegression as Reference
{% endblock %}
{% block tasks %}
# Five Newton steps, each of a few products with X: the Hessian, which would take O(n d²), is never formed.
TASKS = {
    "fit": Task("n d", lambda n, d: n * d),
    "predict_proba": Task("n d", lambda n, d: n * d),
}
{% endblock %}
{% block learners %}
    return {
        "ours": LogisticRegression(max_iter=5, tol=0.0),
        "scikit-learn": Reference(max_iter=5, solver="newton-cg", tol=0.0),
    }
{% endblock %}
