{% extends "templates/shared/algorithms/complexity.py" %}
{% block imports %}
{{ super() }}from sklearn.tree import DecisionTreeClassifier as Reference
{% endblock %}
{% block tasks %}
# Each of six levels sorts all n rows by each of d features; a prediction asks six questions, whatever d is.
TASKS = {
    "fit": Task("n log n · d", lambda n, d: n * np.log(n) * d),
    "predict": Task("n", lambda n, d: n),
}
{% endblock %}
{% block learners %}
    return {"ours": DecisionTreeClassifier(max_depth=6), "scikit-learn": Reference(max_depth=6, random_state=0)}
{% endblock %}
