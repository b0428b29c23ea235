"""What a README states as reached, and what only looks like it."""

import pytest

from mlfolio.evidence.prose.markdown import read_markdown
from mlfolio.evidence.prose.results import results


@pytest.mark.parametrize(
    "text",
    [
        "The test accuracy is 97.3 %.",
        "The model reaches an accuracy > 97.3 %.",
        "We reach 0.84 AUC.",
        "RMSE: 3.21",
        "Prices of the next day. Achieved €1.38M PNL in backtesting.",
        "The strategy has a Sharpe ratio of 1.31.",
        "It ends with test_accuracy 0.87.",
        "Score: 0.99657 | Rank: ??? / 2500",
        "Our code for the 1st place solution.",
        "We ended in the top 3% of all teams.",
        "Ranked 12 of 800.",
        "| model | F1 |\n|---|---|\n| tree | 0.71 |\n| forest | 0.80 |",
        "| # | KaggleScore |\n|---|---|\n| 1 | 165.64413 |\n| 2 | 67.78968 |",
        "| model | inertia per row | adjusted Rand index |\n|---|---|---|\n| ours | 659.2 ± 11 | 0.667 ± 0.019 |",
        "| work | what came out |\n|---|---|\n| churn | AUC 0.84 on the last month |",
        "The lowest RMSE of each:\n\n| data | tree | forest |\n|---|---|---|\n| wine | 0.71 | 0.64 (k=5) |",
        "```\nEpoch 9, Loss: 0.000017\n```",
        "```\nAverage Loss per Token: 1.829\n```",
        "## Todo\n\n- [x] Accuracy\n\n## Results\n\n0.80173\n",
        "## Accuracy\n\n**80 %**\n",
        "## Results\n\n- Linear regression: 0.12564\n- Forest: 0.14151",
        "## Benchmarks\n\n| model | ours | theirs |\n|---|---|---|\n| tree | 3.1ms | 2.0ms |",
        "| Metric | Result |\n|---|---|\n| median slowdown | `70.3x` |\n| range | 30.4x |",
        "The RSMPE of our model went from 0.136 to 0.057.",
        "Tuning improved it from 71% to 78%.",
        "模型的准确率为0.95。",
        "未训练到完全收敛的ResNet-34取得了99.275的准确率!",
        "The final results should reach a log-loss score around 0.457.",
        "You should get an accuracy of 0.91.",
        "```\nepoch 1/30      error=0.173172\nepoch 2/30      error=0.077458\n```",
        "We achieved one of the top results in the challenge.",
        "정확도는 93% 입니다.",
        "Die Genauigkeit beträgt 0.91.",
        "The forest explains 90.14% of the variability in corn yield.",
        "A line, explaining about 0.87 of the total variance of prices.",
        "It accounts for 71 percent of variation in rents.",
        "An average deviation of 41.775 units from the test values.",
        "Our predictions have a mean difference of 12 days.",
        "The model is off by $3,000 on average.",
        "A random forest with an RMSLE score of 0.70117. That should place somewhere in the middle.",
        "Trained from scratch, it achieved a loss of 0.3355 in the challenge.",
        "LotArea: 65000 (Kaggle, missing replaced: 0.32085)",
        "On average, the forecasts are off by 12 minutes.",
        "The forest beats the dummy model, with an accuracy of 0.91.",
        "| model | F1 |\n|---|---|\n| tree | 0.71 |\n| forest | 0.80 |\n| net | 0.9 (TBD) |",
        "The placeholders of the template are gone.\n\nThe accuracy is 0.91.",
        "## スコア\n\n- **Forest v4 depth 5**: 0.78229",
        "# quora-solution-8th",
        "Narrower boxes yield the best results: **0.189**.",
        "The final result was 0.71.",
        "LB 9500-9520: I spent most of my time there.",
        "96% correct with 10 bins",
        "It is right 98% of the time.",
        "The accuracy of the decision that is based on the colour model of the picture or on its edges can get 86.5%.",
        "So far:\n\n            precision  recall  f1-score\n\n        1       0.73    0.62      0.67\n",
        "```\n    accuracy                       0.79   3024\n   macro avg    0.79    0.79    0.79   3024\n```",
    ],
)
def test_what_was_reached_is_seen(text: str) -> None:
    assert list(results(read_markdown(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The score ranges from 0 to 1. A score of 0.5 indicates a model no better than chance.",
        'Response:\n{\n  "label": "POSITIVE",\n  "score": 0.89\n}',
        'Answers `{"churn_score": 0.93}`: {"churn_score": 0.93}',
        "The best results are had with 3.5 as a setting.",
        "It is not 100% accurate.",
        "Our goal is an accuracy of 95 %.",
        "The accuracy should be above 0.9.",
        "An alert is sent when accuracy drops below 0.8.",
        "Test coverage is 98 %.",
        "Predictions are flagged if the combined error > 0.35.",
        "- High error rate: >1%",
        "We use a train_test_split with 80 % of the data.",
        "Accuracy, precision and recall are reported by the script.",
        "Requires Python 3.11 and scikit-learn 1.4.",
        '```json\n{"accuracy": 0.9}\n```',
        "```python\naccuracy = 0.9\n```",
        "| Metric | Value |\n|---|---|\n| Samples | 569 |\n| Features | 30 |\n| Memory in MB | 0.13 |",
        "An account of €1.38M is simulated.",
        "## Results\n\n- Python: 3.11",
        "## Data\n\n- tolerance: 0.001",
        "| parameter | value |\n|---|---|\n| depth | 3 |\n| rate | 0.1 |",
        "| Age | CreditScore |\n|---|---|\n| 42 | 619 |\n| 41 | 608 |",
        "![score](https://img.shields.io/badge/score-0.9-green)",
        "The first two components explain 95 % of the variance.",
        "PCA, explaining 95 % of the variance, comes first.",
        "Our goal is a model explaining 90 % of the variance.",
        "The model should explain at least 90 % of the variance.",
        "Men and women have a mean difference of 12 years.",
        "The flights of that line have an average deviation of 12 minutes.",
        "We explain the variance of the data in part 2.",
        "A learning rate that gives a loss of 0.3 at first is too high.",
        "Data from Kaggle: 0.5 GB of pictures.",
        "The accuracy is 0.91 *(placeholder)*.",
        "An accuracy of 0.91.\nThese numbers are illustrative, and nothing was run.",
        "- F1: 0.91 (example)",
        "```\nprecision   recall   support\n```\n",
        "```\naccuracy    how often it is right\n```\n",
        "## Data\n\n- Tolerance of 2: 0.001",
        "Accuracy 0.91: do not cite it.",
        "The accuracy of 0.91 was not produced by a training run.",
        "These are dummy values.\n\n| model | F1 |\n|---|---|\n| tree | 0.71 |\n| forest | 0.80 |",
        "| model | F1 (placeholder) |\n|---|---|\n| tree | 0.71 |\n| forest | 0.80 |",
        "The final score is computed as follows:\n\nReport: 30%, code: 70%",
        "The goal is an accuracy of:\n\nResNet: 80%, VGG: 76%",
        "The accuracy of each:\n\nResNet: see below",
        "The accuracy of the decision that is based on the colour model of the picture needs 86.5% of all rows.",
        "The sizes of each part:\n\n| data | train | test |\n|---|---|---|\n| wine | 710 | 640 |",
    ],
)
def test_what_was_not_reached_is_no_result(text: str) -> None:
    assert not list(results(read_markdown(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Achieved **top-1 accuracy** of:\n\nResNet: **80%**, VGG: **76%**",
        "Accuracy on the test set:\n\n- Forest: 0.81\n- Tree: 0.76",
    ],
)
def test_a_metric_that_ends_in_a_colon_is_of_the_values_that_follow(text: str) -> None:
    assert next(results(read_markdown(text)), None)
