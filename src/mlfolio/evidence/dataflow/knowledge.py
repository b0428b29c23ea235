"""What the calls of libraries do to rows, and what they learn from them: one table, one line a group of names.

To teach mlfolio a function, add its name to the line of its library and effect, or add a line.
"""

from functools import cache
from typing import NamedTuple


class Call(NamedTuple):
    """What is known of one name: its library, its effect on rows (see EFFECTS), and what it learns from them."""

    library: str
    name: str
    effect: str
    what: str


EFFECTS = {
    "transformer": "`fit` learns from rows, `transform` applies what was learned to others",
    "coder": "gives each category a code: it learns which categories there are, and nothing else of the rows",
    "row-wise": "changes each row by itself and learns nothing",
    "resampler": "copies or makes up rows: what is split off afterwards shares them",
    "undersampler": "leaves rows out",
    "model": "`fit` trains on rows, `predict` and `score` test on them",
    "model-of-data": "is given its rows when it is made, and trained by `fit`",
    "clusterer": "groups the rows it is fitted on; it has no target to be tested against",
    "wrapper": "is what it holds: a pipeline, a search, an ensemble; what it fits, it fits inside",
    "splitter": "yields the indices of training and test rows, fold by fold",
    "split": "parts rows at random, or in order, into sets that share none",
    "load": "brings rows in from a file or a generator",
    "learner": "learns from all rows it is given and returns them changed",
    "statistic": "computes over rows what is no row itself",
    "stacker": "sets rows below rows",
    "joiner": "sets columns beside columns",
    "container": "holds the rows it is given",
    "copier": "draws rows with replacement or repeats them",
    "cross-validation": "trains and tests on folds of the rows it is given",
    "metric": "compares predictions with what is true",
    "train": "trains a model on the rows it is given and returns it",
    "subset": "takes some of the rows",
    "neutral": "returns no rows: a shape, names, a plot",
}
"""The effects a line may name, and what each means."""

_SCALE, _FILL, _CODES = "the scale of the columns", "what fills the gaps", "the categories"
_BINS, _WORDS, _AXES = "the edges of the bins", "the vocabulary and its weights", "the axes"
_CHOICE, MEAN = "which features to keep", "a statistic of the rows"

_TABLE: tuple[tuple[str, str, str, str], ...] = (
    # library, effect, what is learned, names
    ("sklearn.preprocessing", "transformer", _SCALE, "StandardScaler MinMaxScaler MaxAbsScaler RobustScaler"),
    ("sklearn.preprocessing", "transformer", "the distribution of the columns", "QuantileTransformer PowerTransformer"),
    ("sklearn.preprocessing", "coder", "", "LabelEncoder OneHotEncoder OrdinalEncoder LabelBinarizer"),
    ("sklearn.preprocessing", "coder", "", "MultiLabelBinarizer CategoricalEncoder"),
    ("sklearn.preprocessing", "transformer", "the target's mean by category", "TargetEncoder"),
    ("sklearn.preprocessing", "transformer", _BINS, "KBinsDiscretizer SplineTransformer"),
    ("sklearn.preprocessing", "transformer", "the mean of the kernel", "KernelCenterer"),
    ("sklearn.preprocessing", "row-wise", "", "Normalizer Binarizer PolynomialFeatures FunctionTransformer"),
    ("sklearn.preprocessing", "learner", _SCALE, "scale minmax_scale maxabs_scale robust_scale"),
    ("sklearn.preprocessing", "learner", "the distribution of the columns", "quantile_transform power_transform"),
    ("sklearn.impute", "transformer", _FILL, "SimpleImputer Imputer KNNImputer IterativeImputer MissForest"),
    ("fancyimpute", "transformer", _FILL, "KNN MICE SoftImpute BiScaler NuclearNormMinimization"),
    ("sklearn.feature_extraction", "transformer", _WORDS, "TfidfVectorizer CountVectorizer TfidfTransformer"),
    ("sklearn.feature_extraction", "coder", "", "DictVectorizer"),
    ("sklearn.feature_extraction", "row-wise", "", "HashingVectorizer FeatureHasher"),
    ("sklearn.feature_selection", "transformer", _CHOICE, "SelectKBest SelectPercentile SelectFpr SelectFdr SelectFwe"),
    ("sklearn.feature_selection", "transformer", _CHOICE, "GenericUnivariateSelect RFE RFECV SelectFromModel"),
    ("sklearn.feature_selection", "transformer", _CHOICE, "SequentialFeatureSelector VarianceThreshold"),
    ("mlxtend.feature_selection", "transformer", _CHOICE, "SequentialFeatureSelector ExhaustiveFeatureSelector"),
    ("boruta", "transformer", _CHOICE, "BorutaPy"),
    ("sklearn.decomposition", "transformer", _AXES, "PCA IncrementalPCA KernelPCA SparsePCA MiniBatchSparsePCA"),
    ("sklearn.decomposition", "transformer", _AXES, "TruncatedSVD FastICA FactorAnalysis NMF DictionaryLearning"),
    ("sklearn.decomposition", "transformer", "the topics", "LatentDirichletAllocation"),
    ("sklearn.manifold", "transformer", "the embedding", "TSNE Isomap MDS LocallyLinearEmbedding SpectralEmbedding"),
    ("umap", "transformer", "the embedding", "UMAP"),
    ("sklearn.random_projection", "row-wise", "", "GaussianRandomProjection SparseRandomProjection"),
    ("sklearn.kernel_approximation", "row-wise", "", "RBFSampler"),
    ("sklearn.kernel_approximation", "transformer", "the basis", "Nystroem"),
    ("category_encoders", "transformer", "the target's mean by category", "CatBoostEncoder LeaveOneOutEncoder"),
    ("category_encoders", "transformer", "the target's mean by category", "JamesSteinEncoder MEstimateEncoder"),
    (
        "category_encoders",
        "transformer",
        "the target's mean by category",
        "WOEEncoder GLMMEncoder MeanEncoder QuantileEncoder",
    ),
    ("category_encoders", "transformer", "how often each category occurs", "CountEncoder"),
    ("category_encoders", "coder", "", "BinaryEncoder BackwardDifferenceEncoder"),
    ("category_encoders", "coder", "", "HelmertEncoder SumEncoder PolynomialEncoder BaseNEncoder"),
    ("category_encoders", "row-wise", "", "HashingEncoder"),
    ("feature_engine", "transformer", _FILL, "MeanMedianImputer EndTailImputer CategoricalImputer RandomSampleImputer"),
    ("feature_engine", "row-wise", "", "ArbitraryNumberImputer LogTransformer ReciprocalTransformer"),
    ("feature_engine", "transformer", "how often each category occurs", "RareLabelEncoder CountFrequencyEncoder"),
    ("feature_engine", "transformer", "the target's mean by category", "DecisionTreeEncoder"),
    ("feature_engine", "transformer", _BINS, "EqualFrequencyDiscretiser EqualWidthDiscretiser"),
    ("feature_engine", "transformer", _BINS, "DecisionTreeDiscretiser"),
    ("feature_engine", "transformer", "the limits of the columns", "Winsorizer OutlierTrimmer"),
    ("feature_engine", "transformer", _CHOICE, "DropCorrelatedFeatures SmartCorrelatedSelection"),
    ("sklearn_pandas", "wrapper", "", "DataFrameMapper"),
    ("keras.preprocessing", "coder", "", "Tokenizer"),
    ("keras.layers", "transformer", _SCALE, "Normalization"),
    ("keras.layers", "transformer", _WORDS, "TextVectorization"),
    ("keras.preprocessing", "transformer", "the statistics of the images", "ImageDataGenerator"),
    ("keras.layers", "coder", "", "StringLookup IntegerLookup"),
    ("imblearn.over_sampling", "resampler", "", "SMOTE SMOTENC SMOTEN BorderlineSMOTE SVMSMOTE KMeansSMOTE ADASYN"),
    ("imblearn.over_sampling", "resampler", "", "RandomOverSampler"),
    ("imblearn.combine", "resampler", "", "SMOTEENN SMOTETomek"),
    ("imblearn.under_sampling", "undersampler", "", "RandomUnderSampler NearMiss TomekLinks ClusterCentroids"),
    ("imblearn.under_sampling", "undersampler", "", "EditedNearestNeighbours RepeatedEditedNearestNeighbours AllKNN"),
    ("imblearn.under_sampling", "undersampler", "", "CondensedNearestNeighbour OneSidedSelection"),
    ("imblearn.under_sampling", "undersampler", "", "NeighbourhoodCleaningRule InstanceHardnessThreshold"),
    ("sklearn.pipeline", "wrapper", "", "Pipeline make_pipeline FeatureUnion make_union"),
    ("sklearn.compose", "wrapper", "", "ColumnTransformer make_column_transformer TransformedTargetRegressor"),
    ("sklearn.model_selection", "wrapper", "", "GridSearchCV RandomizedSearchCV HalvingGridSearchCV"),
    ("sklearn.model_selection", "wrapper", "", "HalvingRandomSearchCV"),
    ("skopt", "wrapper", "", "BayesSearchCV"),
    ("sklearn.multiclass", "wrapper", "", "OneVsRestClassifier OneVsOneClassifier OutputCodeClassifier"),
    ("sklearn.multioutput", "wrapper", "", "MultiOutputClassifier MultiOutputRegressor ClassifierChain"),
    ("sklearn.calibration", "wrapper", "", "CalibratedClassifierCV"),
    ("sklearn.base", "wrapper", "", "clone"),
    ("sklearn.cluster", "clusterer", "the clusters", "KMeans MiniBatchKMeans DBSCAN AgglomerativeClustering OPTICS"),
    ("sklearn.cluster", "clusterer", "the clusters", "MeanShift AffinityPropagation SpectralClustering Birch HDBSCAN"),
    ("sklearn.mixture", "clusterer", "the clusters", "GaussianMixture BayesianGaussianMixture"),
    ("kmodes", "clusterer", "the clusters", "KModes KPrototypes"),
    ("sklearn.ensemble", "clusterer", "the outliers", "IsolationForest"),
    ("sklearn.neighbors", "clusterer", "the neighbours", "LocalOutlierFactor NearestNeighbors KernelDensity"),
    ("sklearn.svm", "clusterer", "the outliers", "OneClassSVM"),
    ("sklearn.covariance", "clusterer", "the outliers", "EllipticEnvelope"),
    (
        "sklearn.model_selection",
        "splitter",
        "",
        "KFold StratifiedKFold GroupKFold RepeatedKFold RepeatedStratifiedKFold",
    ),
    ("sklearn.model_selection", "splitter", "", "StratifiedGroupKFold TimeSeriesSplit ShuffleSplit GroupShuffleSplit"),
    ("sklearn.model_selection", "splitter", "", "StratifiedShuffleSplit LeaveOneOut LeavePOut LeaveOneGroupOut"),
    ("sklearn.model_selection", "splitter", "", "LeavePGroupsOut PredefinedSplit"),
    ("sklearn.model_selection", "split", "", "train_test_split"),
    ("torch.utils.data", "split", "", "random_split"),
    ("sklearn.model_selection", "cross-validation", "", "cross_val_score cross_validate cross_val_predict"),
    ("sklearn.model_selection", "cross-validation", "", "learning_curve validation_curve permutation_test_score"),
    ("sklearn.utils", "container", "", "shuffle check_array"),
    ("sklearn.utils", "copier", "", "resample"),
    (
        "statsmodels",
        "model-of-data",
        "",
        "OLS GLS WLS GLM Logit Probit MNLogit QuantReg RLM ols logit glm ARIMA SARIMAX",
    ),
    ("statsmodels", "model-of-data", "", "ExponentialSmoothing SimpleExpSmoothing Holt VAR AutoReg AR"),
    ("xgboost", "container", "", "DMatrix QuantileDMatrix"),
    ("lightgbm", "container", "", "Dataset"),
    ("catboost", "container", "", "Pool"),
    ("xgboost", "train", "", "xgboost.train xgb.train"),
    ("lightgbm", "train", "", "lightgbm.train lgb.train lgbm.train"),
    ("keras", "model", "", "Sequential Model load_model KerasClassifier KerasRegressor"),
    ("torch.utils.data", "container", "", "DataLoader TensorDataset Dataset"),
    ("torch", "container", "", "from_numpy as_tensor tensor Tensor FloatTensor LongTensor Variable"),
    ("tensorflow", "container", "", "from_tensor_slices constant convert_to_tensor"),
    ("pandas", "load", "", "read_csv read_excel read_table read_json read_parquet read_feather read_pickle read_hdf"),
    ("pandas", "load", "", "read_sql read_sql_query read_html read_stata read_sas read_spss read_fwf read_clipboard"),
    ("numpy", "load", "", "loadtxt genfromtxt load fromfile"),
    ("scipy.io", "load", "", "loadmat imread"),
    ("joblib", "load", "", "joblib.load pickle.load"),
    ("seaborn", "load", "", "load_dataset"),
    ("sklearn.datasets", "load", "", "load_iris load_digits load_wine load_breast_cancer load_boston load_diabetes"),
    ("sklearn.datasets", "load", "", "load_linnerud fetch_openml fetch_california_housing fetch_20newsgroups"),
    ("sklearn.datasets", "load", "", "fetch_covtype fetch_lfw_people fetch_olivetti_faces fetch_mldata fetch_kddcup99"),
    ("sklearn.datasets", "load", "", "make_classification make_regression make_blobs make_moons make_circles"),
    ("sklearn.datasets", "load", "", "make_friedman1 make_swiss_roll make_hastie_10_2 load_files load_svmlight_file"),
    ("keras", "load", "", "load_data image_dataset_from_directory flow_from_directory flow_from_dataframe"),
    ("tensorflow_datasets", "load", "", "tfds.load"),
    ("pandas", "learner", _BINS, "qcut cut"),
    ("pandas", "row-wise", "", "get_dummies factorize to_datetime to_numeric to_timedelta isnull isna notnull melt"),
    ("pandas", "container", "", "DataFrame Series SparseDataFrame Index"),
    ("pandas", "statistic", _CODES, "unique value_counts"),
    ("pandas", "statistic", MEAN, "crosstab pivot_table"),
    ("pandas", "joiner", "", "merge merge_asof merge_ordered"),
    ("pandas", "stacker", "", "concat"),
    ("numpy", "stacker", "", "concatenate vstack append row_stack"),
    ("scipy.sparse", "stacker", "", "sparse.vstack"),
    ("numpy", "joiner", "", "hstack column_stack c_ dstack stack"),
    ("numpy", "container", "", "array asarray asanyarray ascontiguousarray squeeze ravel copy matrix nan_to_num"),
    ("scipy.sparse", "container", "", "csr_matrix csc_matrix coo_matrix lil_matrix"),
    ("numpy", "copier", "", "np.repeat numpy.repeat np.tile numpy.tile"),
    ("numpy", "statistic", MEAN, "mean median std var nanmean nanmedian nanstd percentile nanpercentile quantile amin"),
    ("numpy", "statistic", MEAN, "amax nanmin nanmax average corrcoef cov histogram bincount ptp"),
    ("numpy", "statistic", MEAN, "np.min np.max np.sum numpy.min numpy.max numpy.sum min max sum"),
    ("scipy.stats", "statistic", MEAN, "mode iqr skew kurtosis describe pearsonr spearmanr chi2_contingency f_oneway"),
    ("scipy.stats", "learner", _SCALE, "zscore winsorize"),
    ("scipy.stats", "learner", "the exponent of the transform", "boxcox yeojohnson"),
    ("sklearn.feature_selection", "statistic", _CHOICE, "f_classif f_regression chi2 mutual_info_classif"),
    ("sklearn.feature_selection", "statistic", _CHOICE, "mutual_info_regression r_regression"),
    ("collections", "statistic", _CODES, "Counter set"),
    ("sklearn.metrics", "metric", "", "accuracy_score balanced_accuracy_score f1_score fbeta_score precision_score"),
    ("sklearn.metrics", "metric", "", "recall_score roc_auc_score average_precision_score log_loss brier_score_loss"),
    ("sklearn.metrics", "metric", "", "confusion_matrix classification_report matthews_corrcoef cohen_kappa_score"),
    ("sklearn.metrics", "metric", "", "jaccard_score hamming_loss zero_one_loss roc_curve precision_recall_curve"),
    ("sklearn.metrics", "metric", "", "mean_squared_error mean_absolute_error mean_squared_log_error r2_score"),
    ("sklearn.metrics", "metric", "", "root_mean_squared_error median_absolute_error explained_variance_score"),
    (
        "sklearn.metrics",
        "metric",
        "",
        "mean_absolute_percentage_error max_error mean_pinball_loss top_k_accuracy_score",
    ),
    ("sklearn.metrics", "metric", "", "precision_recall_fscore_support ConfusionMatrixDisplay plot_confusion_matrix"),
    ("sklearn.metrics", "metric", "", "plot_roc_curve RocCurveDisplay plot_precision_recall_curve auc"),
    ("scikitplot", "metric", "", "plot_roc plot_confusion_matrix plot_precision_recall"),
    ("python", "neutral", "", "len print range isinstance type open format input dir id getattr hasattr display"),
    ("python", "neutral", "", "round int str float bool ord chr abs hash repr super property exit"),
    ("pathlib", "neutral", "", "Path path.join listdir glob makedirs walk exists basename dirname getcwd environ"),
)

_METHODS: tuple[tuple[str, str, str], ...] = (
    # effect, what is learned, names of methods of tables, columns and arrays
    ("statistic", MEAN, "mean median mode std var min max quantile sum skew kurt kurtosis sem mad prod ptp argmax"),
    ("statistic", MEAN, "describe corr cov corrwith agg aggregate idxmax idxmin argmin"),
    ("statistic", _CODES, "value_counts unique"),
    ("statistic", MEAN, "pivot_table pivot"),
    ("learner", _FILL, "interpolate"),
    ("learner", "the ranks of the rows", "rank"),
    ("subset", "", "dropna drop_duplicates query nlargest nsmallest filter truncate between_time"),
    (
        "neutral",
        "",
        "info plot hist boxplot to_csv to_excel to_json to_parquet to_pickle memory_usage keys items_count",
    ),
    ("neutral", "", "count nunique save equals scatter bar to_sql savefig show __len__ size dim numel"),
)

ALIASES = frozenset("pd np plt sns tf torch nn F sk sklearn xgb lgb sm smf stats scipy keras math os re random".split())
"""Names that stand for libraries even in a cell whose imports are elsewhere."""

ATTRIBUTES_WITHOUT_ROWS = frozenset("shape columns dtypes dtype ndim size nbytes plot empty n_rows dim".split())
"""Attributes of data that say nothing about single rows."""

TESTS = frozenset(
    "predict predict_proba predict_log_proba decision_function predict_classes predict_generator score evaluate"
    " evaluate_generator predict_on_batch forecast".split()
)
"""Methods of a trained model that test it on rows, or at least apply it to them."""

GOES_ON = frozenset(["Sequential", "Model", "load_model"])
"""Models whose `fit` goes on from the training before."""

CHOOSES = frozenset(["EarlyStopping", "ModelCheckpoint", "ReduceLROnPlateau"])
"""Callbacks that pick the best moment of a training by what it is validated on."""

VALIDATES = frozenset(
    "validation_data eval_set valid_sets evals validation_generator eval_data validation_split".split()
)
"""Arguments of a training that hold what it is validated on."""

SCORES = frozenset(["score", "evaluate", "evaluate_generator"])
"""Those of TESTS that return a score by themselves."""

TRAINS = frozenset(
    ["fit", "partial_fit", "fit_generator", "train_on_batch", "fit_on_texts", "adapt", "fit_on_sequences"]
)
"""Methods that learn from rows."""

APPLIES = frozenset(
    "transform inverse_transform texts_to_sequences texts_to_matrix sequences_to_matrix flow"
    " flow_from_dataframe".split()
)
"""Methods that change rows by what was learned before."""


_ESTIMATOR_LIBRARIES = frozenset(
    "sklearn xgboost xgb lightgbm lgb lgbm catboost keras tensorflow tf torch nn layers imblearn skopt mlxtend"
    " category_encoders feature_engine linear_model ensemble svm tree naive_bayes neighbors preprocessing cuml".split()
)
_LIBRARIES = _ESTIMATOR_LIBRARIES - {"layers", "svm", "tree", "preprocessing", "ensemble", "neighbors"} | {
    "pandas", "numpy", "scipy", "matplotlib", "seaborn", "statsmodels", "joblib", "pickle", "os", "sys", "random", "re",
}  # fmt: skip
_LEARNED_BY_NAME = {
    "Scaler": _SCALE,
    "Imputer": _FILL,
    "Vectorizer": _WORDS,
    "PCA": _AXES,
    "Analysis": _AXES,
    "Selector": _CHOICE,
}
_ESTIMATOR_NAMES = (
    "Classifier", "Regressor", "Regression", "CV", "Scaler", "Encoder", "Imputer", "Vectorizer", "Transformer", "SVC",
    "SVR", "NB", "Lasso", "Ridge", "Net", "Model", "Selector", "Perceptron", "Analysis",
    "EarlyStopping", "ModelCheckpoint",
)  # fmt: skip


def is_library(name: str) -> bool:
    """Whether a module's name is that of a library whose calls the table holds."""
    return name.partition(".")[0] in _LIBRARIES


def learned_by_name(name: str) -> str:
    """Return what a transformer that the table does not hold learns, by the end of its name; empty for no hint."""
    return next((what for ending, what in _LEARNED_BY_NAME.items() if name.endswith(ending)), "")


def makes_estimator(name: str) -> bool:
    """Whether a class that the table does not hold is an estimator, by its library or the end of its name."""
    parts = name.split(".")
    is_class = (parts[-1][:1].isupper() and not parts[-1].isupper()) or parts[-1] in ("SVC", "SVR")
    return is_class and (parts[0] in _ESTIMATOR_LIBRARIES or parts[-1].endswith(_ESTIMATOR_NAMES))


@cache
def calls() -> dict[str, Call]:
    """Return what is known of each name; names that mean nothing alone stand with their module (`xgb.train`)."""
    return {
        name: Call(library, name.rpartition(".")[2], effect, what)
        for library, effect, what, names in _TABLE
        for name in names.split()
    }


@cache
def methods() -> dict[str, Call]:
    """Return what is known of the methods of tables, columns and arrays."""
    return {name: Call("pandas", name, effect, what) for effect, what, names in _METHODS for name in names.split()}


def call_of(name: str) -> Call | None:
    """Return what is known of a dotted name, by its last two parts or its last."""
    known = calls()
    parts = name.split(".")
    return known.get(".".join(parts[-2:])) or known.get(parts[-1])
