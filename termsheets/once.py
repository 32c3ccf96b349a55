"""A form that is sent twice does its work once: pressed twice, or sent again from history."""

from datetime import timedelta
from functools import wraps
from hashlib import sha256

from django.db import transaction
from django.shortcuts import redirect
from django.utils import timezone

from termsheets.models import SentForm

MARK = "csrfmiddlewaretoken"
REMEMBERED = timedelta(days=1)


def once(view):
    """Let the same form through once; send whoever sends it again to where it led.

    Django masks the token of every form anew, so it tells forms apart that
    ask the same. Other answers in the same form are another form. What was
    refused, or has to ask the person, may be sent again as it is.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method != "POST" or not request.POST.get(MARK):
            return view(request, *args, **kwargs)
        return _guarded(request, lambda: view(request, *args, **kwargs))

    return guarded


@transaction.atomic
def _guarded(request, work):
    """Return the response of the work, or of who did it first; that one is waited for."""
    _forget_old(request.user)
    sent, is_new = SentForm.objects.get_or_create(key=_key(request), user=request.user)
    if not is_new:
        return redirect(sent.address)
    response = work()
    if address := response.headers.get("Location"):
        sent.address = address
        sent.save(update_fields=["address"])
    else:
        sent.delete()
    return response


def _forget_old(user):
    SentForm.objects.filter(user=user, sent__lt=timezone.now() - REMEMBERED).delete()


def _key(request):
    """Return the digest of person, address, answers and files."""
    digest = sha256()
    told = [str(request.user.pk), request.path]
    for name, texts in sorted(request.POST.lists()):
        told += [name, *texts]
    for name, file in sorted(request.FILES.items()):
        told += [name, file.name, sha256(file.read()).hexdigest()]
        file.seek(0)
    for text in told:
        raw = text.encode(errors="surrogatepass")
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()
