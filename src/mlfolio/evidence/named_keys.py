"""Keys of any provider, told by the name that they are given to and by a value that nobody thinks up."""

NAMED_KEY = "an API key or secret"

SIGNS = (
    *("api_key", "API_KEY", "apikey", "apiKey", "ApiKey", "APIKEY", "api-key", "Api-Key"),
    *("api_secret", "API_SECRET", "api_token", "API_TOKEN", "auth_token", "AUTH_TOKEN", "app_secret", "APP_SECRET"),
    *("access_token", "ACCESS_TOKEN", "access_secret", "ACCESS_SECRET"),
    # Of consumers and clients, by a character that other signs begin with, too: each costs a search of its own.
    *("_secret", "_SECRET"),
)

_NAME = (
    r"(?i:api[_-]?(?:key|token|secret(?:[_-]?key)?)|access[_-]?(?:token(?:[_-]?(?:secret|key))?|secret)"
    r"|(?:consumer|client)[_-]?secret|auth[_-]?token|app[_-]?secret)"
)
_VALUE = (
    # A name for a key, or a value that somebody thought up, says what it is; what others are to put in says so, too.
    r"(?![\w-]{0,90}(?i:key|token|secret|pass|demo|api))"
    r"(?:[a-f0-9]{32,64}|[a-f0-9]{8}-(?:[a-f0-9]{4}-){3}[a-f0-9]{12}"
    # Letters of both cases, and digits; Firebase's and Stripe's public keys are sent to every visitor of a page.
    r"|(?!AIza|pk_|[a-z]{2}_test_|eyJ)(?=[a-z_-]{0,98}[A-Z\d])(?=[A-Z\d_-]{0,98}[a-z])(?=[A-Za-z_-]{0,98}\d)[A-Za-z0-9_-]{20,100})"
)
FORM = (
    # Quoted, wherever a name is given a value: in code, in JSON, as an argument, beside a variable of the environment.
    rf"""{_NAME}["'\])]{{0,3}}\s{{0,3}}(?:=>?|:|<-|,)\s{{0,3}}["']{_VALUE}["']"""
    # Bare, in a list of variables of the environment.
    r"|(?m:^[ \t]*(?:export |ENV |- )?[A-Z0-9_]{0,40}(?:API_KEY|API_TOKEN|_SECRET|ACCESS_TOKEN|AUTH_TOKEN)"
    rf"={_VALUE}[ \t]*$)"
)

_OF_A_PAGE = (".html", ".htm", ".js", ".jsx", ".mjs", ".ts", ".tsx", ".vue", ".svelte", ".css")


def is_of_a_page(path: str) -> bool:
    """Whether a file is mostly sent to whoever visits a page, with the keys in it, many of which are meant for that."""
    return path.lower().endswith(_OF_A_PAGE)
