"""Every model, under one roof."""

from termsheets.models.audit import (
    AuditEvent,
    AuditHead,
    AuditKind,
    AuditSalt,
)
from termsheets.models.background import (
    BackgroundAsset,
)
from termsheets.models.comments import (
    Comment,
)
from termsheets.models.confidentiality import (
    AuditTerms,
    Confidentiality,
    DisclosureStage,
)
from termsheets.models.deal import (
    Contribution,
    DealBasics,
    Expectation,
    FieldOfUse,
    Party,
)
from termsheets.models.desk import (
    DraftReview,
    ReviewNote,
)
from termsheets.models.drafts import (
    ClauseChoice,
    Deal,
    Draft,
    Membership,
    RemovedRow,
    Side,
)
from termsheets.models.exits import (
    DisruptionTrigger,
    EscrowTerms,
    ExitPlan,
    ExitRule,
    TerminationTerms,
)
from termsheets.models.findings import FindingAnswer
from termsheets.models.foreground import (
    ForegroundRule,
    ForegroundRuleShare,
    ForegroundTerms,
    PatentCountry,
    PatentCountryCost,
    PatentPlan,
)
from termsheets.models.gates import (
    GateOutcome,
    Reminder,
)
from termsheets.models.governance import (
    CommitteeSeat,
    DecisionRight,
    EscalationStep,
    Governance,
)
from termsheets.models.grants import (
    LicenseGrant,
)
from termsheets.models.hints import (
    PageHints,
)
from termsheets.models.invitations import (
    Invitation,
)
from termsheets.models.library import (
    LibraryVersion,
)
from termsheets.models.markups import (
    Markup,
)
from termsheets.models.milestones import (
    EquityTrigger,
    Metric,
    Milestone,
    MilestoneConsequence,
)
from termsheets.models.negotiation import (
    DecisionGate,
    FallbackTerm,
    NegotiationPlan,
    TemporaryLicense,
)
from termsheets.models.own import (
    OwnAnswers,
    OwnAssumption,
    OwnBackgroundAsset,
    OwnExpectation,
    OwnParty,
    OwnRemovedRow,
)
from termsheets.models.people import (
    User,
)
from termsheets.models.positions import (
    BreakGlass,
    OverlapTry,
    PrivatePosition,
)
from termsheets.models.responses import (
    Response,
)
from termsheets.models.revenue import (
    DeductionRule,
    ForecastYear,
    MinimumGuarantee,
    RecalibrationTrigger,
    RevenueShare,
    RoyaltyTier,
    SublicenseShare,
    WaterfallStep,
    WaterfallStepShare,
)
from termsheets.models.rounds import (
    Round,
    Withdrawal,
)
from termsheets.models.sent import SentForm
from termsheets.models.stages import (
    RoundDetail,
    StageConfirmation,
)
from termsheets.models.tiers import (
    AccessTier,
)
from termsheets.models.upkeep import (
    Assumption,
    Decision,
    HygieneFinding,
    HygieneReview,
)

__all__ = [
    "AccessTier",
    "Assumption",
    "AuditEvent",
    "AuditHead",
    "AuditKind",
    "AuditSalt",
    "AuditTerms",
    "BackgroundAsset",
    "BreakGlass",
    "ClauseChoice",
    "Comment",
    "CommitteeSeat",
    "Confidentiality",
    "Contribution",
    "Deal",
    "DealBasics",
    "Decision",
    "DecisionGate",
    "DecisionRight",
    "DeductionRule",
    "DisclosureStage",
    "DisruptionTrigger",
    "Draft",
    "DraftReview",
    "EquityTrigger",
    "EscalationStep",
    "EscrowTerms",
    "ExitPlan",
    "ExitRule",
    "Expectation",
    "FallbackTerm",
    "FieldOfUse",
    "FindingAnswer",
    "ForecastYear",
    "ForegroundRule",
    "ForegroundRuleShare",
    "ForegroundTerms",
    "GateOutcome",
    "Governance",
    "HygieneFinding",
    "HygieneReview",
    "Invitation",
    "LibraryVersion",
    "LicenseGrant",
    "Markup",
    "Membership",
    "Metric",
    "Milestone",
    "MilestoneConsequence",
    "MinimumGuarantee",
    "NegotiationPlan",
    "OverlapTry",
    "OwnAnswers",
    "OwnAssumption",
    "OwnBackgroundAsset",
    "OwnExpectation",
    "OwnParty",
    "OwnRemovedRow",
    "PageHints",
    "Party",
    "PatentCountry",
    "PatentCountryCost",
    "PatentPlan",
    "PrivatePosition",
    "RecalibrationTrigger",
    "Reminder",
    "RemovedRow",
    "Response",
    "RevenueShare",
    "ReviewNote",
    "Round",
    "RoundDetail",
    "RoyaltyTier",
    "SentForm",
    "Side",
    "StageConfirmation",
    "SublicenseShare",
    "TemporaryLicense",
    "TerminationTerms",
    "User",
    "WaterfallStep",
    "WaterfallStepShare",
    "Withdrawal",
]
