"""Files of every kind: taken whole and told again equal, or refused in plain words."""

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings

from termsheets.models import Deal, Draft
from termsheets.models.reading import read_terms
from tests.domain.files_to_try import as_text, changed_files
from tests.sample_deals import NAMES

pytestmark = pytest.mark.django_db
SAAS = NAMES[1]
EACH_FILE = {
    "max_examples": settings.default.max_examples // 10,
    "suppress_health_check": [HealthCheck.function_scoped_fixture],
}


def imported(file, text, capsys):
    """Return the draft of a new deal made from a text; raise CommandError."""
    file.write_text(text, encoding="utf-8")
    call_command("import_deal", str(file))
    deal = capsys.readouterr().out.splitlines()[-1]
    return Draft.objects.select_related("side__deal").get(side__deal=deal)


@settings(**EACH_FILE)
@given(tree=changed_files(SAAS))
def test_any_file_is_taken_and_comes_back_equal_or_is_refused_whole(tree, capsys, tmp_path):
    before = Deal.objects.count()
    try:
        draft = imported(tmp_path / "deal.json", as_text(tree), capsys)
    except CommandError as refused:
        lines = str(refused).splitlines()
        assert all(line.isprintable() and len(line) < 700 for line in lines)
        assert Deal.objects.count() == before
        return
    for form in ("json", "yaml"):
        call_command("export_deal", str(draft.side.deal.pk), "--format", form)
        again = imported(tmp_path / "deal", capsys.readouterr().out, capsys)
        assert again.terms() == draft.terms() == read_terms(again)
