{% extends "templates/shared/algorithms/complexity.py" %}
{% block imports %}
from sklearn import decomposition
{{ super() -}}
{% endblock %}
{% block tasks %}
# The singular value decomposition of n x d numbers, n > d, takes O(n d²); a projection is one product.
TASKS = {
    "fit": Task("n d²", lambda n, d: n * d**2),
    "transform": Task("n d", lambda n, d: n * d),
}
{% endblock %}
{% block learners %}
    return {"ours": PCA(n_components=2), "scikit-learn": decomposition.PCA(n_components=2, svd_solver="full")}
{% endblock %}
