"""What a broken or hostile browser may send in place of an answer."""

from urllib.parse import quote

from django.http import QueryDict
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

WORST = (
    "",
    " ",
    "\x00",
    "a\x00b",
    "\x1b[31m",
    "a\r\nBcc: eve@example.org",
    "\u202egnp.exe",
    "\ud800",
    "\udfff lone",
    "\ufffe",
    "e\u0301" * 40,
    "👩‍👩‍👧‍👦" * 30,
    "9" * 5000,
    "-" + "9" * 400,
    "1e999",
    "1e-999999999",
    "-1",
    "0x1F",
    "٣٤",
    "²",
    "1" + "0" * 19,
    "9223372036854775808",
    "NaN",
    "Infinity",
    "31 June 2027",
    "0000-00-00",
    "10000-01-01",
    "1 January 99999",
    "29.2.2100",
    "x" * 301,
    "x" * 5001,
    "y" * 200_000,
    "<script>alert(1)</script>{{ deal }}{% now 'Y' %}%s",
    "' OR 1=1 --",
    "../../etc/passwd",
    "PA-99",
    "LG-0",
    "PA-1,PA-1",
    "true",
    "null",
    "[]",
    '{"a": {}}',
    "WORLD, -WORLD",
    "custom",
    "?",
    "theirs",
    "open:PA-99",
    "00000000-0000-0000-0000-000000000000",
)
# What breaks most often where something reads a number, a code or a text by itself.
SHARPEST = ("\x00", "9" * 5000, "²", "9223372036854775808", "\udfff lone")
ANYTHING = st.sampled_from(WORST) | st.text(max_size=30)

# A page is drawn for each example, so a form takes few of them through its view (it takes all
# by itself), and a failure is told as it came: to make it smaller would take minutes.
through_views = settings(
    max_examples=settings.default.max_examples // 66,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
FATES = ("keep", "keep", "drop", "change", "change", "twice")


@st.composite
def posts(draw, shown, more=()):
    """Return a form's data, answers missing, wrong or there twice, with more keys besides."""
    data = QueryDict(mutable=True)
    for key, texts in shown.lists():
        fate = draw(st.sampled_from(FATES))
        if fate == "keep":
            data.setlist(key, texts)
        elif fate != "drop":
            data.setlist(key, draw(st.lists(ANYTHING, min_size=1, max_size=1 + (fate == "twice"))))
    keys = st.text(max_size=8) | st.sampled_from(("", *more))
    data.update(draw(st.dictionaries(keys, ANYTHING, max_size=2)))
    return data


def one_by_one(shown):
    """Yield a form's data with one key wrong, in each of the ways that break most.

    The wizard's forms, whose keys have a hyphen, hold so many that they take their turn at random.
    """
    for key in shown if not any("-" in key for key in shown) else ():
        for text in SHARPEST:
            data = shown.copy()
            data[key] = text
            yield data


def encoded(data):
    """Return data as a request's body, half characters included."""
    pairs = ((key, text) for key, texts in data.lists() for text in texts)
    return "&".join(f"{_quoted(key)}={_quoted(text)}" for key, text in pairs)


def _quoted(text):
    return quote(text.encode("utf-8", "surrogatepass"))


def post(client, address, body, **options):
    """Send a body as a browser sends a form."""
    kind = "application/x-www-form-urlencoded"
    return client.post(address, body, content_type=kind, **options)


def seen(text):
    """Return a text as the server reads it: half characters are none."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
