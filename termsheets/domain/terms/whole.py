"""A whole deal as one frozen value: all its facts, or all that others may see."""

from pydantic import Field

from termsheets.domain.terms.background import BackgroundAsset, OwnBackgroundAsset
from termsheets.domain.terms.confidentiality import AuditTerms, Confidentiality, DisclosureStage
from termsheets.domain.terms.deal import (
    Contribution,
    Deal,
    Expectation,
    FieldOfUse,
    OwnExpectation,
    OwnParty,
    Party,
)
from termsheets.domain.terms.exits import (
    DisruptionTrigger,
    EscrowTerms,
    ExitPlan,
    ExitRule,
    TerminationTerms,
)
from termsheets.domain.terms.facts import Value, rows
from termsheets.domain.terms.foreground import ForegroundRule, ForegroundTerms, PatentPlan
from termsheets.domain.terms.governance import (
    CommitteeSeat,
    DecisionRight,
    EscalationStep,
    Governance,
)
from termsheets.domain.terms.grants import LicenseGrant
from termsheets.domain.terms.milestones import EquityTrigger, Metric, Milestone
from termsheets.domain.terms.negotiation import (
    DecisionGate,
    FallbackTerm,
    NegotiationPlan,
    TemporaryLicense,
)
from termsheets.domain.terms.revenue import ForecastYear, RevenueShare
from termsheets.domain.terms.tiers import AccessTier
from termsheets.domain.terms.upkeep import Assumption, Decision, HygieneReview, OwnAssumption


class _SharedTerms(Value):
    """The parts of a deal that hold nothing private."""

    deal: Deal = Field(default_factory=Deal)
    fields_of_use: tuple[FieldOfUse, ...] = rows(1, None)
    contributions: tuple[Contribution, ...] = rows(1, None)
    access_tiers: tuple[AccessTier, ...] = rows(3, 6)
    license_grants: tuple[LicenseGrant, ...] = rows(1, None)
    foreground_rules: tuple[ForegroundRule, ...] = rows(5, 5)
    foreground_terms: ForegroundTerms = Field(default_factory=ForegroundTerms)
    patent_plans: tuple[PatentPlan, ...] = rows(0, None)
    metrics: tuple[Metric, ...] = rows(1, None)
    milestones: tuple[Milestone, ...] = rows(1, None)
    equity_triggers: tuple[EquityTrigger, ...] = rows(0, None)
    revenue_shares: tuple[RevenueShare, ...] = rows(0, None)
    forecast_years: tuple[ForecastYear, ...] = rows(0, 10)
    governance: Governance = Field(default_factory=Governance)
    committee_seats: tuple[CommitteeSeat, ...] = rows(2, None)
    decision_rights: tuple[DecisionRight, ...] = rows(5, None)
    escalation_steps: tuple[EscalationStep, ...] = rows(1, 6)
    negotiation_plan: NegotiationPlan = Field(default_factory=NegotiationPlan)
    decision_gates: tuple[DecisionGate, ...] = rows(1, None)
    fallback_terms: tuple[FallbackTerm, ...] = rows(0, None)
    temporary_licenses: tuple[TemporaryLicense, ...] = rows(0, None)
    confidentiality: Confidentiality = Field(default_factory=Confidentiality)
    disclosure_stages: tuple[DisclosureStage, ...] = rows(1, None)
    audit_terms: AuditTerms = Field(default_factory=AuditTerms)
    disruption_triggers: tuple[DisruptionTrigger, ...] = rows(1, None)
    termination_terms: TerminationTerms = Field(default_factory=TerminationTerms)
    exit_rules: tuple[ExitRule, ...] = rows(1, None)
    exit_plans: tuple[ExitPlan, ...] = rows(1, 8)
    escrow_terms: EscrowTerms = Field(default_factory=EscrowTerms)
    decisions: tuple[Decision, ...] = rows(0, None)
    hygiene_reviews: tuple[HygieneReview, ...] = rows(1, None)


class Terms(_SharedTerms):
    """One side's facts, its private answers included."""

    parties: tuple[OwnParty, ...] = rows(2, 8)
    expectations: tuple[OwnExpectation, ...] = rows(1, None)
    background_assets: tuple[OwnBackgroundAsset, ...] = rows(1, None)
    assumptions: tuple[OwnAssumption, ...] = rows(1, None)


class PublicTerms(_SharedTerms):
    """What every side may see: it has no place for a private answer.

    Not a Terms, so that no one can hand private facts to a renderer by
    mistake; ``projection.public`` makes it.
    """

    parties: tuple[Party, ...] = rows(2, 8)
    expectations: tuple[Expectation, ...] = rows(1, None)
    background_assets: tuple[BackgroundAsset, ...] = rows(1, None)
    assumptions: tuple[Assumption, ...] = rows(1, None)
