{% extends "templates/shared/algorithms/complexity.py" %}
{% block imports %}
{{ super() }}from sklearn.neighbors import KNeighborsClassifier as Reference
{% endblock %}
{% block tasks %}
# Each of n rows is compared with n rows of d features; selecting the nearest of n adds what about 16 features cost.
TASKS = {
    "fit": Task("n d", lambda n, d: n * d),
    "predict": Task("n² d", lambda n, d: n**2 * (d + 16)),
}
{% endblock %}
{% block learners %}
    return {"ours": KNeighborsClassifier(), "scikit-learn": Reference(algorithm="brute")}
{% endblock %}
