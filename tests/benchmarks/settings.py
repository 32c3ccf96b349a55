"""Production settings, and one more address: the floor that pages are measured against."""

from termsheets.settings import *  # noqa: F403 (these settings, with two changed)
from termsheets.settings import STORAGES

ROOT_URLCONF = "tests.benchmarks.urls"

# No client asks for a file, so none needs to be collected and compressed first.
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
}
