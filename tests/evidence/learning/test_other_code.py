"""R and MATLAB, in scripts, notebooks and R Markdown."""

import json
from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content
from mlfolio.repo import Repo
from mlfolio.testing import ask

MODEL = "library(caret)\nset.seed(1)\nrows <- createDataPartition(y, p = 0.8)\nfit <- train(y ~ ., rows)\n"


def shown(folder: Path, files: dict[str, Content]) -> dict[str, tuple[int, int | None]]:
    learning = Repo(make(folder / "r", files)).learning
    return {sign.role: (sign.line, sign.cell) for reading in learning.readings for sign in reading.signs}


def test_a_script_is_read(tmp_path: Path) -> None:
    found = shown(tmp_path, {"model.R": MODEL})
    assert (found["seed"], found["split"], found["trained"]) == ((2, None), (3, None), (4, None))


def test_comments_and_text_are_no_code(tmp_path: Path) -> None:
    text = "---\ntitle: x\n---\n\ntrain(y)\n\n```{r}\n# train(y)\nset.seed(1)\n```\n\n```\ntrain(y)\n```\n"
    found = shown(tmp_path, {"a.Rmd": text})
    assert "trained" not in found
    assert found["seed"] == (9, None)


def test_a_name_in_a_text_is_no_call(tmp_path: Path) -> None:
    assert "trained" not in shown(tmp_path, {"a.R": 'unloadNamespace("randomForest()")\n'})


def test_answers_given_with_the_rows_to_predict_measure(tmp_path: Path) -> None:
    fit = "rf = randomForest(x = rows, y = answers,\n  xtest = others, ytest = theirs)\nrf\n"
    assert "metric other" in shown(tmp_path, {"a.R": fit})
    assert "metric other" not in shown(tmp_path / "b", {"a.R": "ytest = answers[held]\n"})


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("table(test$y, pred)\n", "metric classification"),
        ("print(table(predicted = pred > 0.5, test$y))\n", "metric classification"),
        ("table(pred)\n", None),
        ("counts <- table(test$y, pred)\n", None),
        ("table(rows$y, rows$sex)\n", None),
        ("profit_b <- sum(test$paid[pred == 'Good'] - test$amount[pred == 'Good'])\n", "metric other"),
        ("profit <- test$paid - test$amount\n", None),
        ("profit_pred <- predict(fit, test)\n", None),
    ],
)
def test_classes_that_are_set_against_each_other_and_what_decisions_earn_measure(
    line: str, role: str | None, tmp_path: Path
) -> None:
    measures = {"metric classification", "metric other"}
    assert measures & shown(tmp_path, {"a.R": line}).keys() == ({role} if role else set())


@pytest.mark.parametrize(
    ("line", "splits"),
    [
        ("rows <- rows[sample(nrow(rows)), ]\n", False),
        ("rows <- rows[sample(1:nrow(rows)), ]\n", False),
        ("rows <- rows[sample(seq_len(nrow(rows))), ]\n", False),
        ("part <- rows[sample(nrow(rows), 0.7 * nrow(rows)), ]\n", True),
        ("order <- sample(nrow(rows))\n", True),
    ],
)
def test_rows_that_are_shuffled_are_all_there(line: str, splits: bool, tmp_path: Path) -> None:
    assert ("split" in shown(tmp_path, {"a.R": line})) == splits


def test_errors_that_are_plotted_are_looked_at_and_their_course_is_not(tmp_path: Path) -> None:
    assert "errors" in shown(tmp_path, {"a.R": "qplot(factor(store), err2, data = rows)\n"})
    assert "errors" not in shown(tmp_path / "b", {"a.R": "plot(iterations, error)\n"})


def test_what_only_shapes_a_table_or_a_plot_in_r_prepares_nothing(tmp_path: Path) -> None:
    plot = "p <- ggplot(rows, aes(x, fill = factor(y > 0.5))) + ggplot2::scale_y_continuous() + mutate(rows, z = 1)\n"
    assert "preprocessing" not in shown(tmp_path, {"a.R": plot})
    assert "preprocessing" in shown(tmp_path / "b", {"a.R": "rows <- scale(rows)\n"})


def test_results_that_r_saves_are_a_record(tmp_path: Path) -> None:
    assert "record" in shown(tmp_path, {"a.R": "save(folds, all, file = paste('stack.accuracy_', i))\n"})
    assert "record" not in shown(tmp_path / "b", {"a.R": "save(fit, file = 'model.Rda')\n"})


def test_a_notebook_of_r_is_read_by_its_cells(tmp_path: Path) -> None:
    cells = [{"cell_type": "code", "source": source, "metadata": {}, "outputs": []} for source in ("1", MODEL)]
    kernel = {"kernelspec": {"language": "R"}}
    text = json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 4})
    assert shown(tmp_path, {"a.ipynb": text})["trained"] == (4, 2)


def test_matlab_is_read_with_its_own_words(tmp_path: Path) -> None:
    found = shown(tmp_path, {"main.m": "rng(1)\nc = cvpartition(n, 'HoldOut', 0.2);\nmodel = fitctree(X, Y);\n"})
    assert (found["seed"], found["split"], found["trained"]) == ((1, None), (2, None), (3, None))


@pytest.mark.parametrize("seeds", ["setdemorandstream(7)", "RandStream.setGlobalStream(RandStream('mt19937ar'))"])
def test_the_general_stream_of_matlab_is_seeded(seeds: str, tmp_path: Path) -> None:
    assert shown(tmp_path, {"main.m": f"{seeds}\nv = rand();\n"})["seed"] == (1, None)


def test_a_seed_of_matlab_seeds_no_r(checks: tuple[Check, ...], tmp_path: Path) -> None:
    seeded = next(one for one in checks if one.id == "randomness-seeded")
    files = {"main.m": "rng(1)\nv = rand();\nm = fitctree(X, Y);\n", "fit.R": "fit <- randomForest(y ~ ., rows)\n"}
    (found,) = ask(seeded, make(tmp_path / "r", files)).findings
    assert found.path == "fit.R"


@pytest.mark.parametrize(
    ("head", "named"), [("% Scales.\nfunction [s] = Scaled(X)\n", True), ("X = load('a');\n", False)]
)
def test_what_a_function_file_of_matlab_prepares_has_a_name(head: str, *, named: bool, tmp_path: Path) -> None:
    found = shown(tmp_path, {"Scaled.m": f"{head}s = zscore(X);\nmodel = fitctree(s, Y);\n"})
    assert "preprocessing" in found
    assert ("own preprocessing" in found) is named


def test_a_linear_model_is_a_statistic_until_it_predicts_a_test_part(tmp_path: Path) -> None:
    fit = "fit <- lm(y ~ x, rows)\n"
    assert not Repo(make(tmp_path / "a", {"a.R": fit + "summary(fit)\n"})).learning
    assert Repo(make(tmp_path / "b", {"a.R": fit + "predict(fit, test)\n"})).learning


def test_results_that_r_writes_are_a_record(tmp_path: Path) -> None:
    found = shown(tmp_path / "a", {"model.R": f"{MODEL}write.csv(resultsTable, file = 'lm.csv')\n"})
    assert found["record"] == (5, None)
    assert "record" not in shown(tmp_path / "b", {"model.R": f"{MODEL}write.csv(submission, file = 'lm.csv')\n"})


def test_forecasts_and_boosting_of_r_are_known(tmp_path: Path) -> None:
    code = "a <- tslm(y ~ trend)\nb <- catboost.train(pool, others, list(od_wait = 20))\nkable(counts$conf.matrix)\n"
    found = shown(tmp_path, {"a.R": MODEL + code})
    assert [found[role][0] for role in ("simple model", "model", "trained", "curves", "errors")] == [5, 6, 6, 6, 7]


def test_beside_labelled_pictures_in_matlab_a_network_is_loaded(tmp_path: Path) -> None:
    assert "table read" in shown(tmp_path / "a", {"a.m": "load('rows.mat')\n"})
    assert "table read" not in shown(tmp_path / "b", {"a.m": "load('net.mat')\ncounts = countEachLabel(marks);\n"})


def test_a_part_named_for_the_test_in_matlab_is_held_out(tmp_path: Path) -> None:
    fitted = "b = regress(first, x);\nR2Training = rsq(x*b, first);\n"
    assert "split" in shown(tmp_path / "a", {"a.m": fitted + "R2Test = rsq(z*b, second);\n"})
    assert "split" in shown(tmp_path / "b", {"a.m": fitted + "rows = {'Training Set', 'Test Set'};\n"})
    assert "split" not in shown(tmp_path / "c", {"a.m": fitted + "[h, p] = ttest(x);\n"})


@pytest.mark.parametrize(
    ("use", "seen"),
    [
        ("forest", True),
        ("print(forest)", True),
        ("plot(forest, main = 'Trees')", True),
        ("forest$err.rate[, 1]", True),
        ("mean(forest$mse)", True),
        ("table(predict(forest), y)", True),
        ("saveRDS(forest, 'a.rds')", False),
        ("predict(forest, others)", False),
        ("forest$importance", False),
        ("tree", False),
    ],
)
def test_a_forest_whose_error_out_of_bag_is_looked_at_holds_rows_out(use: str, *, seen: bool, tmp_path: Path) -> None:
    fit = "library(randomForest)\nforest <- randomForest(y ~ ., rows,\n  ntree = 9)\ntree <- rpart(y ~ ., rows)\n"
    assert (shown(tmp_path, {"a.R": f"{fit}{use}\n"}).get("split") == (5, None)) is seen


def test_what_a_forest_says_out_of_bag_is_told_of_forests_alone(tmp_path: Path) -> None:
    assert "split" not in shown(tmp_path, {"a.R": "line <- lm(y ~ ., rows)\nline\nplot(line)\n"})
    assert "split" in shown(tmp_path / "b", {"a.Rmd": "```{r}\nf = ranger(y ~ ., rows)\nf$prediction.error\n```\n"})


@pytest.mark.parametrize(
    "code",
    [
        "library(DescTools)\nDesc(train, plotit = TRUE)\n",
        "summarytools::dfSummary(train)\n",
        "rows <- read.csv('a.csv')\nsummary(rows)\n",
        "output$summary <- renderPrint({\n  summary(rows()[input$column])\n})\n",
        "rows = readr::read_csv('a.csv')\nsummary(rows$age)\n",
    ],
)
def test_a_profile_or_a_summary_of_a_table_counts_what_is_missing(code: str, tmp_path: Path) -> None:
    assert "missing looked" in shown(tmp_path, {"a.R": code})


@pytest.mark.parametrize(
    "code", ["fit <- lm(y ~ x, rows)\nsummary(fit)\n", "rows <- read.csv('a.csv')\nsummary(fit)\n"]
)
def test_the_summary_of_a_model_looks_at_no_table(code: str, tmp_path: Path) -> None:
    assert "missing looked" not in shown(tmp_path, {"a.R": code})


def test_what_resamples_collected_is_a_spread_where_it_is_shown(tmp_path: Path) -> None:
    assert "uncertainty" in shown(
        tmp_path, {"a.R": "cv.values <- resamples(models)\ndotplot(cv.values, metric = 'ROC')\n"}
    )
    assert "uncertainty" not in shown(tmp_path / "b", {"a.R": "cv.values <- resamples(models)\ndotplot(counts)\n"})


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("library(caret)\nconfusionMatrix(guess, rows$y)\n", True),
        ("library(caret)\nconfused <- confusionMatrix(guess, rows$y)\nconfused\n", True),
        ("library(caret)\nconfused <- confusionMatrix(guess, rows$y)\nprint(confused)\n", True),
        ("library(caret)\nconfused <- confusionMatrix(guess, rows$y)\nconfused$table\n", False),
        (
            "library(caret)\nconfused <- confusionMatrix(guess, rows$y)\nlow <- confused$overall['AccuracyLower']\n",
            True,
        ),
        ("low <- bootstrap_metric(rows$y, guess)$lo\n", True),
        ("library(bootstrap)\nfluidPage(bootstrapPage())\n", False),
        ("library(InformationValue)\nconfusionMatrix(rows$y, guess)\n", False),
    ],
)
def test_the_confusion_matrix_of_caret_tells_an_interval_where_it_is_printed(
    code: str, *, printed: bool, tmp_path: Path
) -> None:
    assert ("uncertainty" in shown(tmp_path, {"a.R": code})) is printed


@pytest.mark.parametrize(
    ("code", "folds"),
    [
        ("for (i in 1:10) {\n  test <- rows[folds == i, ]\n}\n", True),
        ("for (i in 1:max(cv)) {\n  test <- cv_data[[i]]$test\n}\n", True),
        ("folds <- 10\nx <- rows[[i]]\n", False),
        ("scores <- cv_kfolds(model, k = 9)\n", True),
        ("kfold_rows <- function(x) x\n", False),
    ],
)
def test_a_loop_over_folds_in_r_cross_validates(code: str, *, folds: bool, tmp_path: Path) -> None:
    assert ("cross-validation" in shown(tmp_path, {"a.R": code})) is folds


def test_what_r_labels_itself_is_labelled(tmp_path: Path) -> None:
    assert "plot of columns" in shown(tmp_path / "a", {"a.R": "plot(roc(y, guess))\n"})
    assert "plot of columns" not in shown(tmp_path / "b", {"a.R": "barplot(counts)\n"})
    assert "own plot" in shown(tmp_path / "c", {"a.R": "prp(fit)\n"})


def test_preparation_that_train_is_told_of_is_repeated_by_predict(tmp_path: Path) -> None:
    assert "pipeline" in shown(tmp_path, {"a.R": "fit <- train(y ~ ., rows, preProcess = c('center', 'scale'))\n"})


@pytest.mark.parametrize(
    ("path", "code", "splits"),
    [
        ("a.R", "polls.test <- subset(polls, Year == 2012)\n", True),
        ("a.R", "test = sales[sales$date >= '2015-01-01', ]\n", True),
        ("a.R", "testing <- subset(polls, Year %in% c(2011, 2012))\n", True),
        ("a.R", "test <- subset(all, is.na(Survived))\n", False),
        ("a.R", "test <- subset(all, set == 'test')\n", False),
        ("a.R", "test_dat <- dat[- samp, ]\n", True),
        ("a.R", "test_dat <- dat[- outliers, ]\n", False),
        ("a.m", "net.divideParam.testRatio = 15/100;\n", True),
        ("a.m", "net.divideParam.valRatio = 0.15;\n", True),
        ("a.m", "net.divideParam.testRatio = 0;\n", False),
        ("a.m", "net.divideParam.trainRatio = 70/100;\n", False),
    ],
)
def test_rows_of_a_year_and_shares_that_a_network_is_told_of_are_held_out(
    path: str, code: str, splits: bool, tmp_path: Path
) -> None:
    assert ("split" in shown(tmp_path, {path: code})) is splits
