{% extends "templates/shared/algorithms/complexity.py" %}
{% block imports %}
{{ super() }}from sklearn.linear_model import Ridge as Reference
{% endblock %}
{% block tasks %}
# The singular value decomposition of n x d numbers, n > d, takes O(n d²); a prediction is one product.
TASKS = {
    "fit": Task("n d²", lambda n, d: n * d**2),
    "predict": Task("n d", lambda n, d: n * d),
}
{% endblock %}
{% block learners %}
    return {"ours": LinearRegression(alpha=1.0), "scikit-learn": Reference(alpha=1.0, solver="svd")}
{% endblock %}
