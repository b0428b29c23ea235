{% extends "templates/shared/algorithms/complexity.py" %}
{% block imports %}
{{ super() }}from sklearn.naive_bayes import GaussianNB as Reference
{% endblock %}
{% block tasks %}
# Means and variances take two passes over the rows, a prediction one.
TASKS = {
    "fit": Task("n d", lambda n, d: n * d),
    "predict": Task("n d", lambda n, d: n * d),
}
{% endblock %}
{% block learners %}
    return {"ours": GaussianNB(), "scikit-learn": Reference()}
{% endblock %}
