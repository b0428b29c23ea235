"""What a score on training rows is called, in the languages that projects are written in."""

from mlfolio.patterns import lazy_pattern

_METRIC = (
    r"(?:data(?:set)?|set|samples?|rows?|points?|examples?|split|part|portion|fit|subset|fold|scores?|accurac(?:y|ies)"
    r"|acc|errors?|loss(?:es)?|r2|r\^2|r²|r[- _]?squared|rmse|rmsle|mse|mae|mape|auc|roc|f1|precision|recall|metrics?"
    r"|results?|performance|report|confusion|classification|log[- _]?loss|deviance|evaluation|predictions?|balanced"
    r"|mean|average|gini|kappa|likelihood)"
)
_TRAINING = lazy_pattern(
    rf"(?i)\b(?:trn|train(?:ing)?)(?:[\s_-]+{_METRIC}\b|\s*[:=)\]|%]|\s*$)|\bin[- ]sample\b|\bre-?substitution\b"
    r"|\b(?:apparent|fitted|goodness[- ]of[- ]fit)\s+(?:error|accuracy|score)|\bmemori[sz]\w+|\boverfit\w*"
    # Chinese and Japanese, Korean, Russian and Ukrainian, Arabic, Persian.
    r"|(?:訓練|训练|学習|學習)(?:集|組|样本|樣本|数据|數據|資料|データ|セット|用|時|时|精度|正解率|スコア|誤差|误差|損失|损失|准确率|準確率|得分|分数|分數)"
    r"|(?:훈련|학습)\s*(?:데이터|세트|셋|집합|정확도|점수|오차|손실)|обучающ\w+|тренировочн\w+|навчальн\w+|тренувальн\w+|на\s+обучени\w+"
    r"|التدريب|تدريب|آموزش\w*"
    # Portuguese and Spanish, French, Italian, German and Dutch, Turkish, Polish, Indonesian, Vietnamese.
    r"|\b(?:treino|treinamento|entrenamiento|entrainement|entraînement|addestramento|eğitim|treningow\w+|huấn luyện)\b"
    r"|\b(?:score|précision|erreur|données|jeu|base|ensemble|échantillon)\s+d\W\s*apprentissage\b"
    r"|\btrainings?-?(?:daten|satz|menge|genauigkeit|fehler|score|gegevens|set|nauwkeurigheid)\w*"
    r"|\b(?:data|akurasi|skor)\s+(?:latih|training|pelatihan)\b"
)

_ALSO_UNSEEN = lazy_pattern(
    r"(?i)\b(?:after|test|testing|val|valid\w*|unseen|hold_?-?out|cross)\b|测试|測試|验证|驗證|テスト|検証|評価用|테스트|검증"
    r"|тестов\w+|валидац\w+|\b(?:teste|prueba|validação|validación|validation|doğrulama|sonras\w|después|depois|après)\b"
)


def says_training(text: str) -> bool:
    """Whether a label says that a score is one on training rows."""
    return _TRAINING.search(text) is not None and _ALSO_UNSEEN.search(text) is None
