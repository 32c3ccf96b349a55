"""What people do on our pages, wherever they are going."""

from django.urls import reverse

from tests.people import PASSWORD


def sign_in(page, user):
    """Sign in by the page that everybody uses."""
    page.goto(reverse("account_login"))
    page.fill("input[name=login]", user.email)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**" + reverse("deal-list"))


def start_blank_deal(page):
    """Start an empty deal and stay on its task list."""
    page.goto(reverse("deal-new"))
    page.check("input[name=way][value=blank]")
    page.click("main form button.btn-primary")
    page.wait_for_selector("h2[id^=group-]")
