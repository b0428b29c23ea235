"""What a project's own names show, and what only sounds like it."""

import pytest

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.own_names import told_by_names


def roles(code: str) -> set[str]:
    return {role for role, _, _ in told_by_names(Source("a.py", [(None, code)]))}


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ("def rmse(a, b):\n    pass", "own metric"),
        ("compute_f1_score(a, b)", "own metric"),
        ("def jaccard(a, b):\n    pass", "own metric"),
        ("val_dice_coef = judge(x)", "own metric"),
        ("val_auc = judge(x)", "own metric"),
        ("best_auc = 0.5\nbest_auc = max(best_auc, judge(x))", "own metric"),
        ("def binary_accuracy(a, b):\n    pass", "own accuracy"),
        ("train_loss = 1", "train score"),
        ("y_train_pred = 1", "train score"),
        ("baseline_score = 1", "baseline"),
        ("def plot_residuals(a):\n    pass", "errors"),
        ("print(cv_scores.std())", "uncertainty"),
        ("spread = np.std(scores)", "uncertainty"),
        ("acc_std = 1", "uncertainty"),
        ("print(results['test_auc'].std())", "uncertainty"),
        ("f1 = f1_score(a, b)", "own metric"),
        ("residual = y - model.predict(x)", "errors"),
        ("def preprocess_data(a):\n    pass", "own preprocessing"),
        ("patience = 3", "curves"),
        ("accuracy_per_label_group = {}", "errors"),
        ("disparate_impact = 0.8", "errors"),
        ("profit = gains[(y_pred == 1) & paid].sum()", "own metric"),
        ("total_cost += 500 * (predictions != y).sum()", "own metric"),
    ],
)
def test_a_name_tells(code: str, role: str) -> None:
    assert role in roles(code)


@pytest.mark.parametrize(
    "code",
    [
        "mapping = 1",
        "jaccard_similarity(film, other)",
        "final_accuracy = 0.94789",
        "survival_by_class = 1",
        "df['age'].std()",
        "x.std(axis=0)",
        "bootstrap_sample = draw()",
        "train_rows = 1",
        "prediction = 1",
        "f1 = open('a.csv')",
        "profit_pred = model.predict(rows)",
        "profit = table['sales'] - table['costs']",
        "cost = (y_pred != y).sum()",
        "with open('a.csv') as f1:\n    pass",
        "df['risk_score'].std()",
        "class Net(nn.Module):\n    def forward(self, x):\n        residual = x\n        return residual",
    ],
)
def test_another_does_not(code: str) -> None:
    assert not roles(code)


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ("metrics.accuracy(a, b)", "own accuracy"),
        ("test_accuracy = 1", "own accuracy"),
        ("n_correct = 1", "own accuracy"),
        ("display_errors(model)", "errors"),
        ("prediction_table(a)", "errors"),
        ("plot_history(h)", "own plot"),
        ("compute_slice_metrics(model, test)", "errors"),
        ("plot_decision_boundary(model)", "errors"),
        ("def data_slice_based_model_metrics(a):\n    pass", "errors"),
        ("gram_matrix(features)", "style"),
        ("log_results(a)", "record"),
        ("def epsilon_greedy(q):\n    pass", "reinforcement"),
        ("seen, reward, done = self.env.step(action)", "reinforcement"),
        ("agent = QLearningAgent(settings)", "reinforcement"),
        ("RLTrainer(world).train(n_episodes=9)", "reinforcement"),
        ("gain, total_reward = play(board)", "reinforcement"),
    ],
)
def test_a_function_of_the_project_tells(code: str, role: str) -> None:
    assert role in roles(code)


@pytest.mark.parametrize(
    "code", ["df.map(f)", "optimizer.step(closure)", "env.step()", "ap = 1", "is_correct = check()", "series.recall()"]
)
def test_common_words_tell_nothing(code: str) -> None:
    assert not roles(code)
