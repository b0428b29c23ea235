"""Stories of leaks: the places that they name, what was learned, and what they advise."""

import ast

import pytest
from evidence.dataflow.programs import FIT, LOAD, SCALED, SPLIT, TEST, TEST_OF, found

from mlfolio.evidence.dataflow.analysis import analyse
from mlfolio.evidence.dataflow.leaks import leaks_of
from mlfolio.evidence.dataflow.story import Story, story_of


def stories(code: str) -> list[Story]:
    """Return the leaks in `code` as they are told, places by their lines."""
    leaks, analysis = found(code)
    return [story_of(leak, analysis, lambda _: lambda site: f"line {site.line}") for leak in leaks]


def story(code: str) -> Story:
    """Return the story of the one leak in `code`."""
    (told,) = stories(code)
    return told


def test_a_story_names_the_data_that_it_is_about() -> None:
    code = (
        "df = pd.read_csv('a.csv')\nmore = pd.read_csv('b.csv')\ndf['age'] = df['age'].fillna(df['age'].mean())\n"
        "train, test = train_test_split(df)\nboth = pd.concat([train, more])\n"
        "print(SVC().fit(both[['age']], both['y']).score(test[['age']], test['y']))\n"
    )
    told = [(chapter.role, chapter.site.line) for chapter in story(code).chapters]
    assert told == [("loaded", 1), ("split", 4), ("learned", 3), ("trained", 6), ("tested", 6)]


def test_a_story_names_the_split_that_is_run() -> None:
    code = SCALED + SPLIT + TEST_OF.format("SVC")
    idle = f"class Study:\n    def run(self):\n        {SPLIT}"
    (story,) = stories(idle + code)
    assert [chapter.site.line for chapter in story.chapters if chapter.role == "split"] == [7]


def test_the_split_shown_is_the_one_before_the_training() -> None:
    scaled = "X = StandardScaler().fit_transform(X)\n" + SPLIT + TEST
    told = story(LOAD + scaled + "old = X_train\n" + SPLIT + "print(len(X_train))\n")
    assert [chapter.site.line for chapter in told.chapters if chapter.role == "split"] == [4]


@pytest.mark.parametrize(("axis", "count"), [("axis=1", 0), ("axis='columns'", 0), ("axis=0", 1)])
def test_a_draw_of_columns_is_no_split(axis: str, count: int) -> None:
    code = f"X = pd.DataFrame(StandardScaler().fit_transform(X))\ntrain = X.sample(frac=0.9, {axis})\n"
    test = "print(SVC().fit(train, y).score(X.drop(train.index), y))\n"
    told = story(LOAD + code + test)
    assert sum(chapter.role == "split" and chapter.site.line == 4 for chapter in told.chapters) == count


def test_a_draw_that_both_sides_are_of_is_no_split() -> None:
    told = story(LOAD + "X = StandardScaler().fit_transform(X.sample(frac=0.5))\n" + SPLIT + TEST)
    assert [chapter.site.line for chapter in told.chapters if chapter.role == "split"] == [4]


@pytest.mark.parametrize(
    ("transformer", "learned"),
    [
        ("CountVectorizer()", "`CountVectorizer` learned the vocabulary from"),
        ("TfidfVectorizer()", "`TfidfVectorizer` learned the vocabulary and its weights from"),
        ("make_pipeline(SimpleImputer(), OneHotEncoder())", "learned what fills the gaps from"),
        (
            "make_pipeline(SimpleImputer(), StandardScaler())",
            "learned what fills the gaps and the scale of the columns",
        ),
    ],
)
def test_what_is_learned_is_told_by_its_name(transformer: str, learned: str) -> None:
    assert learned in story(LOAD + f"X = {transformer}.fit_transform(X)\n" + SPLIT + TEST).message


def test_what_several_learned_is_named_once() -> None:
    code = (
        "df = pd.read_csv('a.csv')\ny = df['y']\n"
        "both = FeatureUnion([('counts', CountVectorizer()), ('weights', TfidfVectorizer())])\n"
        "X = both.fit_transform(df['text'])\n"
    )
    (story,) = stories(code + SPLIT + TEST_OF.format("SVC"))
    assert "learned the vocabulary and its weights from" in story.message


def test_places_that_learn_something_else_are_told_apart() -> None:
    code = LOAD + "X = {first}.fit_transform(X)\nX = StandardScaler().fit_transform(X)\n" + SPLIT + TEST
    assert "; so did line 4:" in story(code.format(first="MinMaxScaler()")).message
    assert "; more is learned from them in line 4:" in story(code.format(first="PCA()")).message


MERGED = "means = df.group_by('shop').agg(mean_price=('price', 'mean'))\ndf = df.merge(means, on='shop')\n"
KEPT = "df['by_town'] = df.groupby('town')['price'].transform('mean')\nX, y = df[['price', 'by_town']], df['y']\n"


def test_what_is_known_to_be_a_feature_leads() -> None:
    assert story(LOAD + MERGED + KEPT + SPLIT + TEST).site.line == 5
    filled = "df['age'] = df['age'].fillna(df['age'].median())\n"
    scaled = KEPT.replace("X, y", filled + "X, y").replace("['price', ", "['age', ")
    assert story(LOAD + scaled + SPLIT + TEST).site.line == 4


def test_what_is_learned_from_the_test_rows_themselves_is_told_so() -> None:
    fitted = (
        "scaler = StandardScaler().fit(X_test)\nX_train, X_test = scaler.transform(X_train), scaler.transform(X_test)\n"
    )
    (story,) = stories(LOAD + SPLIT + fitted + TEST_OF.format("SVC"))
    assert "from the very rows that `score` tests on" in story.message
    assert "before" not in story.message


def test_a_story_names_a_test_that_is_scored() -> None:
    code = (
        "df = pd.read_csv('a.csv')\ndf['age'] = df['age'].fillna(df['age'].mean())\n"
        "train, test = train_test_split(df)\n"
        "model = SVC().fit(train[['age']], train['y'])\nshown = model.predict(test[['age']])\nsend(shown)\n"
        "print(model.score(test[['age']], test['y']))\n"
    )
    assert "`score` tests on (line 7)" in story(code).message


def test_a_forecast_is_told_by_the_call_that_makes_it() -> None:
    code = (
        SCALED
        + SPLIT
        + (
            "model = SVR().fit(X_train, y_train)\ndef forecast(rows):\n    return model.predict(rows)\n"
            "print(r2_score(y_test, forecast(X_test)))\n"
        )
    )
    (story,) = stories(code)
    assert "that `predict` tests on" in story.message


def test_a_finding_names_what_is_compared() -> None:
    analysis = analyse("a.py", ast.parse(LOAD + SPLIT + FIT + FIT.replace("LogisticRegression", "SVC")).body)
    (leak,) = leaks_of(analysis)
    message = story_of(leak, analysis, lambda _: lambda site: f"line {site.line}").message
    assert message.startswith(
        "LogisticRegression and SVC are scored on the same test rows (line 5; line 7), and no rows"
    )


def test_a_place_that_tests_several_models_is_said_to_run_for_each() -> None:
    code = LOAD + SPLIT + "def test(model):\n    print(model.fit(X_train, y_train).score(X_test, y_test))\n"
    analysis = analyse("a.py", ast.parse(code + "test(SVC())\ntest(GaussianNB())\n").body)
    (leak,) = leaks_of(analysis)
    message = story_of(leak, analysis, lambda _: lambda site: f"line {site.line}").message
    assert message.startswith("SVC and GaussianNB are scored on the same test rows (line 5, each time it runs)")


@pytest.mark.parametrize(("part", "advice"), [("train", "held out, X_test"), ("test", "`model.fit(X_train, y_train)`")])
def test_who_trains_on_the_test_rows_is_told_to_train_on_the_others(part: str, advice: str) -> None:
    code = f"model = SVC().fit(X_{part}, y_{part})\nprint(model.score(X_{part}, y_{part}))\n"
    analysis = analyse("a.py", ast.parse(LOAD + SPLIT + code).body)
    (leak,) = leaks_of(analysis)
    assert story_of(leak, analysis, lambda _: lambda site: f"line {site.line}").message.endswith(advice)


@pytest.mark.parametrize(
    ("split", "repair"), [(SPLIT, "that the split held out, X_test"), ("", "train_test_split(X, y)")]
)
def test_rows_that_are_held_out_already_are_not_to_be_split_again(split: str, repair: str) -> None:
    rows = "X_train, y_train" if split else "X, y"
    code = LOAD + split + f"model = SVC().fit({rows})\nprint(model.score({rows}))\n"
    analysis = analyse("a.py", ast.parse(code).body)
    (leak,) = leaks_of(analysis)
    assert repair in story_of(leak, analysis, lambda _: lambda site: f"line {site.line}").message
