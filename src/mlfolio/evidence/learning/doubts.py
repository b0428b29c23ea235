"""What in code leaves it open whether errors were looked at, or whether there are any to look at."""

from mlfolio.patterns import lazy_pattern

_WORD_BEGINS, _WORD_ENDS = "(?<![a-z])", "(?![a-z])"

_GENERATED = lazy_pattern(
    _WORD_BEGINS
    # What makes pictures, texts or sounds is looked at by what it makes.
    + r"(?:discriminators?|critics?|w?gans?|c?vaes?|ddpm|ddim|diffusion|auto_?encoders?|net_?[gd]|[gd]_loss|loss_?[gd]"
    r"|generator_loss|latent_?(?:dims?|space|vectors?|codes?|z)|reparam\w*|style_?transfer|super_?res\w*|denois\w*"
    r"|inpaint\w*|coloriz\w*"
    # What learns by trial.
    r"|rewards?|q_?(?:table|values?|network|net|learning)|sarsa|dqn|replay_?(?:buffer|memory)|epsilon_?greedy"
    r"|policy_?(?:net\w*|gradient|loss)|actor_?critic|gym|gymnasium)" + _WORD_ENDS
)
"""Words of what makes things up, or learns by trial."""

_UNLABELLED = lazy_pattern(
    _WORD_BEGINS
    # What brings alike things together, or recommends them.
    + r"(?:triplets?|contrastive|siamese|arcface|simclr|skip_?gram|negative_?sampl\w*|node2vec"
    r"|recommend(?:ers?|ations?|er_?sys\w*)|cosine_?sim\w*"
    r"|nearest_?neighbors|collaborative_?filter\w*|matrix_?factori\w*|lightfm|user_?item"
    # What writes on.
    r"|llms?|language_?models?|causal_?lm|masked_?lm|perplexity|gpt_?\d?|llama|mistral|lora|generate_?text"
    r"|text_?generat\w*|next_?(?:word|token|char)s?|seq2seq|translat(?:or|ion)s?|summari[sz]ation|bleu|rouge"
    r"|beam_?search|caption(?:ing|er))" + _WORD_ENDS
)
"""Words of what is trained without one right answer for each row."""

_PART = lazy_pattern(
    r"(?<=[\"'/.])(?P<name>test|testing|val|valid|validation|hold_?out)"
    r"(?:(?P<folder>/|(?<=\w\.test)\.\w{1,20}[\"'])|[\"'](?P<key> ?:(?!:))?)"
)
"""A folder or part by its name; `dev` is as often a stage of a service.

As a key it is made right there, by slices that can be seen.
"""

_LOOKS = lazy_pattern(
    _WORD_BEGINS + r"(?:n_?|num_?)?(?:tps?|tns|n_?f[pn]|num_f[pn]|type_?(?:1|2|i|ii)_errors?)" + _WORD_ENDS
    + "|" + _WORD_BEGINS + r"(?:conf_?m\w*|cnf\w*|class_(?:correct|totals?|acc\w*)|pdp"
    r"|explain(?:ers?|ability|_?(?:instance|pred\w*|model|weights))"
    r"|interpret(?:able|ability|ations?|_?model)"
    r"|coefs?_?(?![\d_])|coefficients|coeficientes"
    r"|contributions?|attributions?|activation_?maps?|top_?loss\w*|hard_?(?:examples|samples)|worst\w*|mistakes?"
    # Rows on which models disagree are those of which they are not sure.
    r"|dis_?agree\w*|not_?agreed?(?:_\w+)?"
    r"|graphviz|pydot\w*|feature_?(?:weights|scores?|rank\w*|relevance)|var_?imp\w*)" + _WORD_ENDS
    + "|" + _WORD_BEGINS + r"plot_?(?:plotly|predict|series|diagnostics|components?)" + _WORD_ENDS
    + r"|(?:show|plot|display|draw|visuali[sz]e|view|inspect|print|save|export)_?(?:\w{1,20}_)?"
    r"(?:pred\w*|results?|outputs?|samples?|examples?|forecasts?|trees?|masks?|boxes|detections?)" + _WORD_ENDS
    # What keeps pictures of its own of each run, or shows them on a page elsewhere.
    + "|" + _WORD_BEGINS + r"(?:wandb|neptune|comet_ml|clearml|dagshub|azureml|sagemaker|autolog|log_artifacts?"
    r"|log_figure|log_images?|add_figure|add_images?|yolo\w*|ultralytics|detectron2?|mmdet\w*|h2o|pycaret|autogluon)"
    + _WORD_ENDS
)  # fmt: skip
"""Words of a look at errors, or at what decides, that may be none."""

_PREDICTED = lazy_pattern(
    r"(?<![a-z])(?:\w{1,20}[_.])?(?:(?:test|train|val)?pred(?!ictors?)|y_?hat|forecast|outputs?(?![a-z]))"
)
_TRUE = lazy_pattern(
    r"(?<![a-z])(?:truth|true|actual|(?<!pred_)(?<!predicted_)labels?|real|targets?|expected|answers?|gt|gold|observed|original"
    r"|y_?(?:test|true|val|valid|dev|train)|test_?(?:y|labels?|targets?)|y)(?![a-z])"
)
_SHOWS = lazy_pattern(
    r"(?<![a-z])(?:print|title|set_title|suptitle|caption|text|zip|dataframe|display|write|writerow|format|imshow|annotate"
    r"|puttext|concat|hstack|vstack|column_stack|c_|head|(?<!\.)cat|cbind|data\.frame|tibble|table|logger\.info|logging\.info"
    r"|plot|scatter\w*|hist\w*|bar|line)\("
)
_SETS_TOGETHER = lazy_pattern(r"(?:write|writerow|format|concat|hstack|vstack|column_stack|zip|dataframe)\(")
"""What shows both, or neither: one of the two alone is only kept."""

_ASIDE = lazy_pattern(
    r"[\w.]{0,60}(?:score|error|acc|loss|mse|rmse|mae|r2|metric|auc|f1|eval|criterion|precision|recall|fit|mean|sum|sqrt)"
    r"\w{0,20}\([^()\n]{0,200}\)|(?<![a-z])(?:label|legend|frameon|grid|index|header|sep|verbose|shuffle|inplace)\w*\s?=\s?"
    r"|=\s?true\b|[\w.]{1,60}\.(?:shape|dtype|columns)\b|(?<![a-z])len\([^()\n]{0,80}\)"
    r"|\([^()\n]{0,120}\) ?(?:\*\*|\^) ?2"
)
"""Calls that make one number of two columns, and arguments called like what is true."""

_PREDICTS = lazy_pattern(r"[\w.]{0,40}(?:pred|forecast)\w{0,20}\([^()\n]{0,200}\)")
_UNLIKE = lazy_pattern(
    r"(?<![a-z])pred\w{0,20}(?:\[[^\n\]]{1,40}\])? ?!=|!= ?(?:[\w.\[\]]{1,30}[._])?pred"
    r"|(?:not_equal|!=)[^\n]{0,40}(?:pred|y_?hat)"
    r"|(?<![a-z])wrong\w{0,20}(?: ?(?:[+]?=|\[|\.append|<-)|[^\n]{0,40}(?:pred|label|class))"
)
_OFF = lazy_pattern(
    r"(?:truth|true|actual|labels?|targets?|y_?(?:test|true|val)|(?<![a-z])y)(?:\[[^\n\]]{0,40}\])?(?:\.values)? ?- ?"
    r"(?:[\w.]{1,30}[._])?(?:pred|y_?hat|forecast)"
    r"|(?:pred\w{0,20}|y_?hat|forecast\w{0,10})(?:\[[^\n\]]{0,40}\])?(?:\.values)? ?- ?"
    r"(?:[\w.]{1,30}[._])?(?:truth|true|actual|labels?|targets?|y_?(?:test|true|val)|y(?![a-z]))"
)
_AVERAGED = lazy_pattern(r"\*\* ?2|\^ ?2|square|power|mean|sum|loss|return|delta|grad|sqrt")
"""What makes a loss, or a step, of differences."""

_KEPT = lazy_pattern(
    r"(?<![a-z_\d])(?!sub|out|session_state|solution)\w{1,40}\[[\"'][^\n\"']{0,30}(?:pred(?!ictor)|forecast)"
    r"[^\n\"']{0,20}[\"']\](?:[^\n=]{0,10}\])? ?(?:<-|=)[^=]"
)
_SUMMED_UP = lazy_pattern(
    r"(?<![a-z])(?:res\w{0,10}|\w{0,20}fit\w{0,10}|ols\w{0,10}|logit\w{0,10}|g?lm\w{0,10}|reg\w{0,10})\.summary2?\("
    r"|(?:print|heatmap|matshow|imshow|display|show)\(\s{0,4}cm(?![a-z])|(?<![\w.])cm ?(?:=(?!=|[^\n]{0,30}corr)|<-)"
    r"|groupby\([^\n]{0,160}(?:err|pred|correct|acc|score|loss)"
)
_SUMMED_UP_IN_R = lazy_pattern(
    r"(?<![\w.])(?:summary|plot|print)\(\s{0,4}\w{0,20}(?:fit|mod|lm|reg|logit|tree|forest|rf|arima|gbm|xgb|svm|nb)"
    r"[\w.]{0,20}\s{0,4}[,)]|(?<![\w.])table\([^\n=]{1,100},"
)
"""What R tells of a model that is printed; Python's networks tell their layers."""

_OVER_ITS_PAST = lazy_pattern(
    r"(?<![\w])(?:\w{1,20}\.|auto)?plot\(\s{0,8}(?:\w{1,20}\s?=\s?)?(?:forecast|fcst|fc)\w{0,10}\s{0,4}[,)(]"
)
"""Prophet and R draw a forecast over what was measured."""

_LABEL = r"[\"'`](?:[^\"'`\n]{1,20}[ _])?"
_LABELLED_TRUE = lazy_pattern(
    rf"{_LABEL}(?:actual|observed|historical|history|measured|ground[ _]truth"
    r"|(?:true|real)[ _](?:values?|prices?|data))(?![a-z])"
)
_LABELLED_PREDICTED = lazy_pattern(rf"{_LABEL}(?:predict(?:ed|ions?)|forecast(?:ed|s)?)(?![a-z])")
_DRAWN = lazy_pattern(r"(?<![a-z])(?:scatter\w*|line|(?:line_?|area_?)?chart|(?:add_)?trace|plot\w*|figure)\s?\(")
"""Lines of a drawing, in however many lines of code, that are labelled what is true and what was predicted."""

_TURNS = lazy_pattern(
    r"\A\s*+for (?:\(\s{0,2})?\w[\w, ]{0,40} in [^\n]{0,80}(?:class|label|categor|unique|group|target_names)"
)
_TOLD_BY_TURN = lazy_pattern(r"pred|acc|score|f1|(?<![a-z])err|rmse|mae|correct")
_OF_PREDICTED = ("pred", "hat", "forecast", "output", "wrong")
_OF_MODELS = ("summary", "cm", "groupby")
"""What stands in each line that the patterns could fit, and is found sooner."""

_NEAR, _INSIDE, _LONGEST = 3, 6, 2_000
"""Lines between what is shown of the two, and of the body of a loop; characters of a line that is no data."""


def parts_named(code: str) -> frozenset[str]:
    """Return the folders and parts to test or validate on that `code`, in lower case, names and does not cut off."""
    found = list(_PART.finditer(code))
    cut_off = {one["name"] for one in found if one["key"]}
    return frozenset(one["name"] for one in found if one["folder"] or one["name"] not in cut_off)


def is_generated(words: str) -> bool:
    """Return whether `words` of code, in lower case, are of what makes things up, or learns by trial."""
    return _GENERATED.search(words) is not None


def is_unlabelled(words: str) -> bool:
    """Return whether `words` of code, in lower case, are of what is trained without one right answer for each row."""
    return _UNLABELLED.search(words) is not None


def may_look_at_errors(words: str, code: str) -> bool:
    """Return whether the `words` of code, or its lines, may be a look at errors; both in lower case."""
    if _LOOKS.search(words) or draws_both(code):
        return True
    lines = [line if len(line) <= _LONGEST else "" for line in code.split("\n")]
    in_r = "<-" in code and _SUMMED_UP_IN_R.search(code) is not None
    return in_r or any(map(_looks, lines)) or _shows_both(lines) or _scores_by_turn(lines)


def draws_both(code: str) -> bool:
    """Return whether `code`, in lower case, draws something and labels what is true and what was predicted."""
    return all(pattern.search(code) for pattern in (_LABELLED_PREDICTED, _LABELLED_TRUE, _DRAWN))


def _looks(line: str) -> bool:
    if any(word in line for word in _OF_MODELS) and _SUMMED_UP.search(line):
        return True
    if _OVER_ITS_PAST.search(line):
        return True
    if not any(word in line for word in _OF_PREDICTED):
        return False
    unlike = _UNLIKE.search(line) or _KEPT.search(line)
    return unlike is not None or (_OFF.search(line) is not None and _AVERAGED.search(line) is None)


def _shows_both(lines: list[str]) -> bool:
    """Whether what is predicted is shown beside what is true, each row for itself, in one line or in lines near by."""
    about = (at for at, line in enumerate(lines) if any(word in line for word in _OF_PREDICTED))
    predicted = ((at, rows) for at in about if _PREDICTED.search(rows := _rows_shown(lines[at])))
    return any(_TRUE.search(rows) or _shows_true_near(lines, at, rows) for at, rows in predicted)


def _shows_true_near(lines: list[str], at: int, rows: str) -> bool:
    near = map(_rows_shown, lines[max(0, at - _NEAR) : at + _NEAR + 1]) if not _SETS_TOGETHER.search(rows) else ()
    return any(_TRUE.search(one) and not _SETS_TOGETHER.search(one) for one in near)


def _rows_shown(line: str) -> str:
    """Return a line that shows something, without what makes one number of two columns; else nothing."""
    if not _SHOWS.search(line):
        return ""
    rows = _ASIDE.sub(" ", _ASIDE.sub(" ", _PREDICTS.sub(" pred ", line)))
    return rows if _SHOWS.search(rows) else ""


def _scores_by_turn(lines: list[str]) -> bool:
    """Whether a loop over classes or groups predicts or scores in its first lines."""
    turns = (at + 1 for at, line in enumerate(lines) if _TURNS.search(line))
    return any(_TOLD_BY_TURN.search(inside) for at in turns for inside in lines[at : at + _INSIDE])
