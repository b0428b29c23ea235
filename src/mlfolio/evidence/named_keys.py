"""Keys and passwords of any provider, told by the name that they are given to and by a value that nobody thinks up."""

NAMED_KEY = "an API key or secret"
NAMED_PASSWORD = "a password"

_GIVEN = r"""["'\])]{0,3}\s{0,3}(?:=>?|:|<-|,)\s{0,3}["']"""
"""How a name is given a value: in code, in JSON, as an argument, beside a variable of the environment."""

_BOTH_CASES = r"(?=[a-z\d_-]{0,98}[A-Z])(?=[A-Z\d_-]{0,98}[a-z])(?=[A-Za-z_-]{0,98}\d)"

_NAME = (
    r"(?i:api[_-]?(?:key|token|secret(?:[_-]?key)?)|access[_-]?(?:token(?:[_-]?(?:secret|key))?|secret)"
    r"|(?:consumer|client)[_-]?secret|auth[_-]?token|app[_-]?secret|kaggle[_-]?key)"
)
_VALUE = (
    # A name for a key, or a value that somebody thought up, says what it is; what others are to put in says so, too.
    r"(?![\w-]{0,90}(?i:key|token|secret|pass|demo|api))"
    r"(?:[a-f0-9]{32,64}|[a-f0-9]{8}-(?:[a-f0-9]{4}-){3}[a-f0-9]{12}|(?=(?:[a-z]{0,60}\d){3})[a-z0-9]{24,64}"
    # Firebase's and Stripe's public keys are sent to every visitor of a page; the others are tested elsewhere.
    rf"|(?!AIza|pk_|[a-z]{{2}}_test_|eyJ){_BOTH_CASES}[A-Za-z0-9_-]{{20,100}})"
)

KEY = (
    rf"""{_NAME}{_GIVEN}{_VALUE}["']"""
    # Bare, in a list of variables of the environment.
    r"|(?m:^[ \t]*(?:export |ENV |- )?[A-Z0-9_]{0,40}(?:API_KEY|API_TOKEN|_SECRET|ACCESS_TOKEN|AUTH_TOKEN|KAGGLE_KEY)"
    rf"={_VALUE}[ \t]*$)"
)
SIGNS_OF_KEYS = (
    *("api_key", "API_KEY", "apikey", "apiKey", "ApiKey", "APIKEY", "api-key", "Api-Key"),
    *("api_secret", "API_SECRET", "api_token", "API_TOKEN", "auth_token", "AUTH_TOKEN", "app_secret", "APP_SECRET"),
    *("access_token", "ACCESS_TOKEN", "access_secret", "ACCESS_SECRET"),
    # Of consumers, clients and Kaggle, by a character that other signs begin with, too: each costs its own search.
    *("_secret", "_SECRET", "AGGLE_KEY"),
)

PASSWORD = (
    rf"(?i:password|passwd){_GIVEN}"
    r"(?![\w-]{0,60}(?i:pass|pwd|word|admin|root|user|test|demo|secret|guest|hello|welcome|qwerty|[a-z]123))"
    rf"""{_BOTH_CASES}(?=(?:[A-Za-z_-]{{0,60}}\d){{2}})[A-Za-z0-9_-]{{12,64}}["']"""
)
SIGNS_OF_PASSWORDS = ("password", "PASSWORD", "Password", "passwd")

_OF_A_PAGE = (".html", ".htm", ".js", ".jsx", ".mjs", ".ts", ".tsx", ".vue", ".svelte", ".css")


def is_of_a_page(path: str) -> bool:
    """Whether a file is mostly sent to whoever visits a page, with the keys in it, many of which are meant for that."""
    return path.lower().endswith(_OF_A_PAGE)
