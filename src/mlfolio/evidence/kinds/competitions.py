"""Names of competitions after which those who enter call their work.

A name stands here where it is one that nothing but the competition has: not "wine quality" or "covertype", which are
data sets that anybody takes. Words are parted by spaces; a title may part them by hyphens, colons or low lines.
"""

from mlfolio.patterns import lazy_pattern

_NAMES = (
    # the never ending ones
    *("titanic", "digit recognizer", "digit recogniser", "disaster tweets", "house prices advanced regression"),
    *("store sales time series", "spaceship titanic", "bag of words meets bags of popcorn"),
    # the others, as their hosts call them
    *("american express default prediction", "amex default prediction"),
    *("airbnb new user", "airbus ship detection", "allstate claims", "aptos 2019", "ashrae great energy"),
    *("avazu ctr", "avazu click", "avito demand", "avito duplicate", "bike sharing demand", "birdclef"),
    *("bnp paribas cardif", "cat in the dat", "caterpillar tube", "cdiscount image", "cdiscount s image"),
    *("champs scalar", "commonlit readability", "corporacion favorita", "data science bowl", "don t overfit"),
    *("dstl satellite", "elo merchant", "expedia hotel", "facial keypoints detection", "favorita grocery"),
    *("feedback prize", "forest cover type prediction", "freesound audio tagging", "google landmark", "higgs boson"),
    *("histopathologic cancer", "home credit default", "home depot product", "homesite quote"),
    *("humpback whale identification", "ieee cis", "ieee fraud", "instacart market basket", "jigsaw toxic"),
    *("jigsaw unintended", "jigsaw multilingual", "lanl earthquake", "liberty mutual group", "m5 forecasting"),
    *("mercari price", "mercedes benz greener", "microsoft malware", "new york city taxi fare"),
    *("new york city taxi trip", "nomad2018", "otto group", "outbrain click", "plant seedlings classification"),
    *("porto seguro", "prudential life insurance assessment", "pubg finish placement", "quora insincere"),
    *("quora question pairs", "recruit restaurant", "red hat business value", "richter s predictor", "rossmann"),
    *("san francisco crime classification", "santander customer", "santander product", "santander value"),
    *("sberbank russian", "severstal steel", "spooky author", "springleaf", "state farm distracted"),
    *("statoil iceberg", "talkingdata adtracking", "talkingdata mobile", "tgs salt", "toxic comment classification"),
    *("tweet sentiment extraction", "two sigma connect", "two sigma financial", "two sigma rental"),
    *("understanding clouds from satellite", "vsb power line", "walmart recruiting", "walmart trip type"),
    *("web traffic time series", "zillow home value", "zillow prize"),
)  # fmt: skip

NAMED_AFTER_ONE = lazy_pattern(
    r"(?i)(?<![^\W_])(?:" + "|".join(name.replace(" ", r"[\W_]{1,3}") for name in _NAMES) + r")(?![^\W_])"
)
"""A competition's name within a title."""
