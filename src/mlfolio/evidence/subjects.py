"""Subjects of commits: whether one names something, or could stand over any change whatever."""

import re

from mlfolio.patterns import lazy_pattern

_FEWEST_LETTERS, _FEWEST_AFTER_A_KIND = 4, 2
"""Letters. Where `feat:` says the kind of change, `svm` names what it is."""

_PREFIX = lazy_pattern(r"^(\w+(\([^)]*\))?!?:|\[[^\]]*\]|:\w+:)\s*")
_UPLOAD = lazy_pattern(
    r"^(add(ed)? files? via upload|(files?|folder) uploaded|created using colaboratory)$",
    re.IGNORECASE,
)
_STATUS = lazy_pattern(r"\bmodified:\s", re.IGNORECASE)
"""What `git status` says, pasted."""

FILE = r"[\w./()\[\]-]*\.\w{1,10}"
"""The pattern of a file's name in a subject."""

_VERB = r"(?:update|add|create|upload|change|edit|modif(?:y|ie)|rename|remove|delete)(?:[sd]|ed)?"
_ONLY_FILES = lazy_pattern(
    rf"^(?:{_VERB}\s+)?(?:the\s+)?{FILE}(?:\s*(?:,|and|&)\s*{FILE})*$"
    rf"|^(?:{_VERB}\s+)?(?:the\s+)?\w{FILE}\s+(?:files?|notebooks?|scripts?)$",
    re.IGNORECASE,
)
# What GitHub proposes when a file is changed in the browser; the file's name may hold spaces.
_PROPOSED = lazy_pattern(
    r"^(?:Update|Create|Rename) (?!.* (?:in|of|for|to|from|with) \S+$)[^:]+\.(?:ipynb|py|md|csv|txt|html?|R|Rmd|m|jl)$"
)
# A verb and a noun that could stand over any change whatever.
_VAGUE_WORDS = frozenset(
    """
    a all add added adding again and another backup bit bug bugs bugfix change changed changes changing clean
    cleaned cleanup cleaning code commit committed commits complete completed create created done edit edited
    edits error errors everything few file files final finally finish finished first fix fixed fixes fixing
    folder for go hotfix improve improved improvement improvements in initial is are was were issue issues it last
    latest little lot many
    made make message minor misc modified modify more my new nearly notebook notebooks now of ok okay one other
    project push pushed readme refactor refactored refactoring removed reorganize reorganizing repo save saved
    script second simple small some stuff submit submission temp test testing that the thing things this tidy to tmp
    try trying tweak tweaked tweaks up upd update updated updates updating upgrade upload uploaded
    uploading uploads version very wip work working works yet
    """.split()
)
_FIRST_UNSPACED = 0x2E80
_VAGUE_UNSPACED = lazy_pattern(
    r"更新|修改|提交|上传|上傳|测试|測試|完成|修复|修復|修正|添加|增加|删除|刪除|初始化?|优化|優化|追加|変更|削除|代码|代碼|文件|一下|版本|コード|ファイル"
    r"|작업|수정|추가|업데이트|커밋|변경|삭제|완료|코드|파일|[\d\s了]"
)
"""What fits any change, in languages that set no space between words, or few."""

PUNCTUATION = " .!,;:-_*#'\"`"
"""Signs around a subject that say nothing."""

_ACRONYM = lazy_pattern(r"\b(?!WIP|NEW|FIX|TMP|UPD|ALL|ADD)[A-Z]{3}\b")
"""Three letters that stand for a method or a tool: EDA, PCA, DVC."""

_WORD = lazy_pattern(r"[^\W\d_]+")


def is_vague(subject: str) -> bool:
    """Whether a subject names a file at most, or fits any change: an upload, `update`, `fix bug`, a pasted status."""
    whole = subject.strip(PUNCTUATION)
    if _UPLOAD.match(whole) or ("." in whole and (_ONLY_FILES.match(whole) or _PROPOSED.match(whole))):
        return True
    if ":" in whole and _STATUS.search(whole):
        return True
    said = _PREFIX.sub("", whole).strip(PUNCTUATION) if ":" in whole or whole[:1] == "[" else whole
    # Letters that are not English may be a whole sentence, in Chinese for one.
    if not said.isascii() and any(ord(letter) > _FIRST_UNSPACED for letter in said):
        return len(_VAGUE_UNSPACED.sub("", said).strip(PUNCTUATION)) < _FEWEST_AFTER_A_KIND
    if _names_something(said, _FEWEST_LETTERS):
        return False
    is_of_a_kind = (said != whole and ":" in whole) or bool(_ACRONYM.search(said))
    return not (is_of_a_kind and _names_something(said, _FEWEST_AFTER_A_KIND))


def _names_something(said: str, fewest: int) -> bool:
    """Whether there is a word that could not stand over any change whatever, among at least `fewest` letters."""
    # Most subjects hold one that stands between spaces and is long enough by itself.
    for word in said.split():
        if len(word) >= fewest and word.isalpha() and word.lower() not in _VAGUE_WORDS:
            return True
    letters, is_named = 0, False
    for word in _WORD.findall(said):
        letters += len(word)
        is_named = is_named or word.lower() not in _VAGUE_WORDS
    return is_named and letters >= fewest
