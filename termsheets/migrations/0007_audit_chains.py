"""Each deal that is older than the audit trail gets a chain, which begins with its rounds."""

from django.db import migrations
from django.utils import timezone

from termsheets.models.audit import (
    AuditKind,
    canonical,
    chain_of,
    digest_of,
    seal_with_own_key,
)

BATCH = 500


def start(apps, schema_editor):
    """Begin a chain for every deal, and the one for all that belongs to no deal."""
    Deal = apps.get_model("termsheets", "Deal")
    _begin(apps, None)
    for deal_id in Deal.objects.values_list("pk", flat=True).iterator(chunk_size=BATCH):
        _begin(apps, deal_id)


def _begin(apps, deal_id):
    rounds = apps.get_model("termsheets", "Round").objects.filter(deal=deal_id)
    digests = {str(number): digest for number, digest in rounds.values_list("number", "digest")}
    facts, at, kind = canonical({"rounds": digests}), timezone.now(), AuditKind.CHAIN_STARTED
    digest = digest_of("", 1, [deal_id, kind.value, None, None, False, at, None, facts])
    apps.get_model("termsheets", "AuditEvent").objects.create(
        deal_id=deal_id, sequence=1, kind=kind, at=at, facts=facts, digest=digest
    )
    chain = chain_of(deal_id)
    seal = seal_with_own_key(chain, 1, digest)
    apps.get_model("termsheets", "AuditHead").objects.create(
        chain=chain, length=1, digest=digest, seal=seal
    )


class Migration(migrations.Migration):
    dependencies = [
        ("termsheets", "0006_audit"),
    ]

    operations = [
        migrations.RunPython(start, migrations.RunPython.noop),
    ]
