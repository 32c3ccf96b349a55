"""Section 6 once more, in fractions and day by day: slow, simple, and written apart.

It knows nothing of the engine. Every day carries an equal part of its
period's base and the rates of that day, so nothing has to be split.
"""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

MONTHS = {"monthly": 1, "quarterly": 3, "semiannual": 6, "annual": 12}


def later(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def half_up(amount, places):
    scaled = abs(amount) * 10**places
    whole = int(scaled + Fraction(1, 2))
    return Fraction(whole if amount >= 0 else -whole, 10**places)


def fraction(value):
    return Fraction(0) if value is None else Fraction(value)


def days_between(first, last):
    return [first + timedelta(days=count) for count in range((last - first).days + 1)]


class Oracle:
    """What a royalty share pays, from its answers, the figures and what happened."""

    def __init__(self, share, *, start, ends, places, milestones, events):
        self.share, self.start, self.ends, self.places = share, start, ends, places
        self.months = MONTHS[share.period]
        self.changes = self.all_changes(milestones, events)
        self.elected = {int(e.value) for e in events if e.kind == "step_down_election"}
        self.window = self.owed_back = self.carry = self.year_paid = self.ever = Fraction(0)
        self.advance = fraction(share.advance_amount)

    def bounds(self, number):
        """First and last day of the period with this number, 0 being the first."""
        following = later(self.start, self.months * (number + 1))
        return later(self.start, self.months * number), following - timedelta(days=1)

    def starts_from(self, day):
        """First day of the first period that starts on or after a day."""
        number = 0
        while self.bounds(number)[0] < day:
            number += 1
        return self.bounds(number)[0]

    def all_changes(self, milestones, events):
        found = []
        for event in events:
            for row in milestones.get(event.code, ()):
                if event.kind == f"milestone_{row.outcome}":
                    by_day = row.effective == "verified_date"
                    first = event.date if by_day else self.starts_from(event.date + timedelta(1))
                    found.append((first, 0, event.date, ("add", fraction(row.rate_delta_pct))))
            if event.kind == "recalibration_notice":
                rule = next(t for t in self.share.recalibration_triggers if t.code == event.code)
                first = self.starts_from(event.date + timedelta(days=rule.notice_days))
                found.append((first, 1, event.date, ("scale", rule)))
        return sorted(found, key=lambda change: change[:3])

    def rates(self, day):
        tiers = [
            (fraction(tier.from_amount), fraction(tier.unit_amount or tier.rate_pct))
            for tier in self.share.royalty_tiers
        ]
        for first, _, _, (what, how) in self.changes:
            if first <= day:
                tiers = [(opens, self.moved(rate, what, how)) for opens, rate in tiers]
        return tiers

    @staticmethod
    def moved(rate, what, how):
        if what == "add":
            return max(Fraction(0), rate + how)
        percent = fraction(how.adjust_pct)
        new = rate * (1 + percent / 100)
        new = min(max(new, fraction(how.rate_min_pct)), fraction(how.rate_max_pct))
        against = (new > rate) if percent < 0 else (new < rate)
        return rate if against or rate == 0 or percent == 0 else new

    def owed(self, tiers, total):
        if total < 0:
            return Fraction(0)
        divisor = 1 if self.share.base == "units" else 100
        if self.share.tier_method == "cliff":
            return total * max(tier for tier in tiers if tier[0] <= total)[1] / divisor
        ends = [opens for opens, _ in tiers[1:]] + [None]
        slices = zip(tiers, ends, strict=True)
        return sum(
            rate / divisor * max(0, (total if end is None else min(total, end)) - opens)
            for (opens, rate), end in slices
        )

    def base(self, actual, live, days):
        if self.share.base == "units":
            return fraction(actual.units) * live / days
        factor = fraction(actual.fx_rate)
        gross = fraction(actual.gross) * factor
        sales = max(gross, 0)
        rules = {rule.kind: rule.cap_pct for rule in self.share.deduction_rules}
        listed = [(rules[k], fraction(v) * factor) for k, v in actual.deductions if k in rules]
        free = sum(v for cap, v in listed if cap is None)
        capped = sum(min(v, fraction(cap) * sales / 100) for cap, v in listed if cap is not None)
        allowed = free + min(capped, sales)
        if self.share.deduction_cap_pct is not None:
            allowed = min(allowed, fraction(self.share.deduction_cap_pct) * sales / 100)
        return half_up((gross - allowed) * live / days, self.places)

    def earned(self, base, live_days):
        total = Fraction(0)
        runs = []
        for day in live_days:
            tiers = self.rates(day)
            if runs and runs[-1][0] == tiers:
                runs[-1][1] += 1
            else:
                runs.append([tiers, 1])
        for tiers, count in runs:
            added = base * count / len(live_days)
            total += self.owed(tiers, self.window + added) - self.owed(tiers, self.window)
            self.window += added
        return total

    def year_part(self, year):
        """The part of a yearly cap or minimum that a contract year has."""
        first, following = later(self.start, 12 * (year - 1)), later(self.start, 12 * year)
        if self.ends is None or self.ends >= following - timedelta(days=1):
            return Fraction(1)
        return min(Fraction(max(0, (self.ends - first).days + 1), 365), Fraction(1))

    def cap(self, year):
        share = self.share
        found = []
        if share.annual_cap_amount is not None:
            whole = fraction(share.annual_cap_amount) * self.year_part(year)
            found.append(half_up(whole, self.places) - self.year_paid)
        if share.lifetime_cap_amount is not None:
            found.append(fraction(share.lifetime_cap_amount) - self.ever)
        return found

    def true_up(self, year, last_day):
        settled = later(self.start, 12 * year) - timedelta(days=1)
        if self.ends is not None:
            settled = min(settled, self.ends)
        rows = [row for row in self.share.minimum_guarantees if row.year_number <= year]
        remedy = self.share.mag_remedy
        gives_up = remedy == "step_down" or (remedy != "pay" and year in self.elected)
        if last_day != settled or not rows or gives_up:
            return Fraction(0)
        whole = max(rows, key=lambda row: row.year_number).amount
        whole = half_up(fraction(whole) * self.year_part(year), self.places)
        short = whole - self.year_paid
        if self.share.lifetime_cap_amount is not None:
            short = min(short, fraction(self.share.lifetime_cap_amount) - self.ever)
        return max(Fraction(0), short)

    def settle(self, number, actual):
        """Columns of one period; called for each in turn."""
        share, (first, last) = self.share, self.bounds(number)
        year = number * self.months // 12 + 1
        if number * self.months % 12 == 0:
            self.year_paid = Fraction(0)
            if share.tier_basis == "contract_year":
                self.window = Fraction(0)
        days = days_between(first, last)
        live = [day for day in days if self.ends is None or day <= self.ends]
        base = self.base(actual, len(live), len(days))
        earned = self.earned(base, live) if live else Fraction(0)
        without_claim = 1 - fraction(actual.valid_claim_fraction)
        earned *= 1 - fraction(share.expiry_reduction_pct) / 100 * without_claim
        earned -= self.owed_back
        self.owed_back, earned = max(Fraction(0), -earned), max(Fraction(0), earned)
        available = fraction(share.stacking_offset_pct) / 100 * fraction(actual.third_party)
        available += self.carry
        least = fraction(share.stacking_rate_floor_pct) / 100 * max(base, 0)
        options = [available, earned - least]
        if share.stacking_max_reduction_pct is not None:
            options.append(fraction(share.stacking_max_reduction_pct) / 100 * earned)
        credit = max(Fraction(0), min(options))
        self.carry = available - credit if share.stacking_carry_forward else Fraction(0)
        floor = fraction(share.period_floor_amount) * len(live) / len(days)
        due = min([max(earned - credit, floor), *self.cap(year)])
        payable = max(Fraction(0), half_up(due, self.places))
        self.year_paid += payable
        self.ever += payable
        true_up = self.true_up(year, live[-1] if live else None)
        self.year_paid += true_up
        self.ever += true_up
        used = min(self.advance, payable + true_up)
        self.advance -= used
        cash = payable + true_up - used
        return [base, self.window, earned, credit, payable, true_up, used, cash]
