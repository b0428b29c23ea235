"""Keys and passwords of any provider, told by the name that they are given to and by a value that nobody thinks up."""

NAMED_KEY = "an API key or secret"
NAMED_PASSWORD = "a password"
CALLED_PASSWORD = "a password for a database"

_WHOLE = (
    *("api_key", "API_KEY", "apikey", "apiKey", "ApiKey", "APIKEY", "api-key", "Api-Key"),
    *("api_secret", "API_SECRET", "api_token", "API_TOKEN", "auth_token", "AUTH_TOKEN", "app_secret", "APP_SECRET"),
    *("access_token", "ACCESS_TOKEN", "access_secret", "ACCESS_SECRET"),
)
_ENDS = {"_secret": ("consumer", "client"), "_SECRET": ("CONSUMER", "CLIENT"), "AGGLE_KEY": ("K",)}
"""Ends of names, with what stands before them: each first character of a sign costs a search of its own, and others
begin with these."""

SIGNS_OF_KEYS = (*_WHOLE, *_ENDS)
SIGNS_OF_PASSWORDS = ("password", "PASSWORD", "Password", "passwd")

_GIVEN = r"""["'\])]{0,3}\s{0,3}(?:=>?|:|<-|,)\s{0,3}["']"""
"""How a name is given a value: in code, in JSON, as an argument, beside a variable of the environment."""

_BOTH_CASES = r"(?=[a-z\d_-]{0,98}[A-Z])(?=[A-Z\d_-]{0,98}[a-z])(?=[A-Za-z_-]{0,98}\d)"

_VALUE = (
    # A name for a key, or a value that somebody thought up, says what it is; what others are to put in says so, too.
    r"(?![\w-]{0,90}(?i:key|token|secret|pass|demo|api))"
    r"(?:[a-f0-9]{32,64}|[a-f0-9]{8}-(?:[a-f0-9]{4}-){3}[a-f0-9]{12}|(?=(?:[a-z]{0,60}\d){3})[a-z0-9]{24,64}"
    # Firebase's and Stripe's public keys are sent to every visitor of a page; the others are tested elsewhere.
    rf"|(?!AIza|pk_|[a-z]{{2}}_test_|eyJ){_BOTH_CASES}[A-Za-z0-9_-]{{20,100}})"
)

# A pattern that begins with letters is looked for as fast as a word, one that heeds no case is tried everywhere.
KEY = (
    rf"(?:{'|'.join((*_WHOLE, *(rf'{end}(?<={before}{end})' for end, those in _ENDS.items() for before in those)))})"
    r"(?:[_-](?:key|KEY|secret|SECRET))?"
    # Bare, in capitals and to the end of its line, as a variable of the environment is set.
    rf"""(?:{_GIVEN}{_VALUE}["']|(?<=[A-Z])={_VALUE}(?m:[ \t]*$))"""
)
PASSWORD = (
    rf"(?:{'|'.join(SIGNS_OF_PASSWORDS)}){_GIVEN}"
    r"(?![\w-]{0,60}(?i:pass|pwd|word|admin|root|user|test|demo|secret|guest|hello|welcome|qwerty|[a-z]123))"
    rf"""{_BOTH_CASES}(?=(?:[A-Za-z_-]{{0,60}}\d){{2}})[A-Za-z0-9_-]{{12,64}}["']"""
)

_DRIVERS = ("psycopg", "psycopg2", "pymysql", "MySQLdb", "mysql.connector", "mariadb", "asyncpg", "pymssql")
SIGNS_OF_CALLS = tuple(f"{driver}.connect(" for driver in _DRIVERS)
_ARGUMENTS = r"""(?:[^()"'#]|"[^"\n]{0,200}"|'[^'\n]{0,200}'){0,400}?"""
CALL = (
    rf"\b(?:{'|'.join(driver.replace('.', '[.]') for driver in _DRIVERS)})[.]connect\("
    # A machine that others reach, and none that a manual made up or that is there for everybody.
    rf"(?={_ARGUMENTS}\b(?:host|server)\s{{0,3}}=\s{{0,3}}[\"']"
    r"(?![^\"'\n]{0,200}(?i:example|your|public|company|domain|docker|local|internal|svc[.]|test|host[.]|xxx))"
    r"(?!(?:127|10|192[.]168|172[.](?:1[6-9]|2\d|3[01])|0)[.])[\w-]{1,63}(?:[.][\w-]{1,63}){2,8}[\"'])"
    rf"(?!{_ARGUMENTS}\buser\s{{0,3}}=\s{{0,3}}[\"'](?i:reader|guest|public|student|anonymous|read_?only)[\"'])"
    rf"{_ARGUMENTS}\b(?:password|passwd)\s{{0,3}}=\s{{0,3}}[\"']"
    r"(?![^\"'\n]{0,64}(?i:pass|pwd|word|admin|root|user|test|demo|secret|guest|hello|welcome|qwerty|postgres|mysql))"
    r"(?=[^\"'\n]{0,64}\d)(?=[^\"'\n]{0,64}[A-Za-z])[^\s\"'{}<>$%]{8,64}[\"']"
)
"""A password beside the machine that it opens, both spelt out where a program connects to a database."""

_OF_A_PAGE = (".html", ".htm", ".js", ".jsx", ".mjs", ".ts", ".tsx", ".vue", ".svelte", ".css")


def is_of_a_page(path: str) -> bool:
    """Whether a file is mostly sent to whoever visits a page, with the keys in it, many of which are meant for that."""
    return path.lower().endswith(_OF_A_PAGE)
