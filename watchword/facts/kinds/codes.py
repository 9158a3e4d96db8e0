"""Lists of values that several kinds share. Order matters where the class is `Ordered`."""

from watchword.facts.kind import Choice, Ordered


class CallGrade(Ordered):
    """How fast a call is to be attended. The minutes are the force's: library/clocks/attendance.yaml."""

    UNGRADED = "ungraded"
    SCHEDULED = "scheduled"
    STANDARD = "standard"
    PRIORITY = "priority"
    EMERGENCY = "emergency"


class RiskGrade(Ordered):
    """The risk level of a victim from a suspect."""

    UNGRADED = "ungraded"
    STANDARD = "standard"
    MEDIUM = "medium"
    HIGH = "high"


class ThriveLevel(Ordered):
    """The level that a THRIVE assessment comes to."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Factor(Choice):
    """Facts that carry risk. The first 27 follow the order of the DASH form; the rest come from the case studies."""

    INJURY = "injury"
    VERY_FRIGHTENED = "very_frightened"
    FEAR_OF_WHAT = "fear_of_what"
    ISOLATION = "isolation"
    VICTIM_SUICIDAL = "victim_suicidal"
    SEPARATION = "separation"
    CHILD_CONTACT = "child_contact"
    STALKING = "stalking"
    PREGNANCY = "pregnancy"
    STEPCHILDREN = "stepchildren"
    HURT_CHILDREN = "hurt_children"
    THREAT_TO_CHILDREN = "threat_to_children"
    ESCALATION = "escalation"
    MORE_SEVERE = "more_severe"
    CONTROL = "control"
    WEAPON = "weapon"
    THREAT_TO_KILL = "threat_to_kill"
    STRANGULATION = "strangulation"
    SEXUAL_HARM = "sexual_harm"
    OTHERS_FEARED = "others_feared"
    HURTS_OTHERS = "hurts_others"
    HURTS_ANIMALS = "hurts_animals"
    MONEY = "money"
    DRINK_DRUGS_MENTAL = "drink_drugs_mental"
    SUICIDAL_SUSPECT = "suicidal_suspect"
    BREACH = "breach"
    CRIMINAL_HISTORY = "criminal_history"
    DOMESTIC_HISTORY = "domestic_history"
    THREAT_IMMINENT = "threat_imminent"
    THREAT_TO_FAMILY = "threat_to_family"
    SURVEILLANCE = "surveillance"
    RESUMED = "resumed"
    CONFINEMENT = "confinement"
    CHILD_VICTIM = "child_victim"
    RELEASE = "release"
    CONTACT_FROM_PRISON = "contact_from_prison"
    REPEAT = "repeat"
    HONOUR = "honour"
    FORCED_MARRIAGE = "forced_marriage"
    TRAVEL_PLANNED = "travel_planned"
    UNDER_16 = "under_16"
    AGE_GAP = "age_gap"


class GradeReason(Choice):
    """What a grade rests on, in codes; the words are in `reason`."""

    THREAT = "threat"
    HARM = "harm"
    RISK = "risk"
    INVESTIGATION = "investigation"
    VULNERABILITY = "vulnerability"
    ENGAGEMENT = "engagement"
    HISTORY = "history"
    PROTECTIVE_ACTION = "protective_action"
    FIRST_REPORT = "first_report"
    NO_FEAR_VOICED = "no_fear_voiced"
    RELATIONSHIP_LENGTH = "relationship_length"
    COUNSELLING = "counselling"
    CALM_VOICE = "calm_voice"
    SAFE_FOR_NOW = "safe_for_now"
    CANNOT_BE_REACHED = "cannot_be_reached"
    NO_UNITS = "no_units"


class Offence(Choice):
    """The class of an offence, as far as lessons need it."""

    ASSAULT = "assault"
    SERIOUS_ASSAULT = "serious_assault"
    STRANGULATION = "strangulation"
    RAPE = "rape"
    SEXUAL_ASSAULT = "sexual_assault"
    STALKING = "stalking"
    HARASSMENT = "harassment"
    CONTROL = "control"
    THREAT_TO_KILL = "threat_to_kill"
    VOYEURISM = "voyeurism"
    WITNESS_INTIMIDATION = "witness_intimidation"
    ORDER_BREACH = "order_breach"
    CRIMINAL_DAMAGE = "criminal_damage"
    FALSE_IMPRISONMENT = "false_imprisonment"
    MALICIOUS_COMMUNICATIONS = "malicious_communications"
    PUBLIC_ORDER = "public_order"
    MURDER = "murder"
    ATTEMPTED_MURDER = "attempted_murder"
    OTHER = "other"


class OrderType(Choice):
    """Which order, notice or injunction."""

    NON_MOLESTATION = "non_molestation"
    OCCUPATION = "occupation"
    RESTRAINING = "restraining"
    STALKING_PROTECTION = "stalking_protection"
    DVPN = "dvpn"
    DVPO = "dvpo"
    DAPN = "dapn"
    DAPO = "dapo"
    FORCED_MARRIAGE = "forced_marriage"
    BAIL_CONDITIONS = "bail_conditions"


class Marker(Choice):
    """A warning or protective marker on a person, address or number."""

    HIGH_RISK_VICTIM = "high_risk_victim"
    DOMESTIC_ABUSE = "domestic_abuse"
    HIGH_RISK_OFFENDER = "high_risk_offender"
    VIOLENT = "violent"
    WEAPONS = "weapons"
    SELF_HARM = "self_harm"
    SUICIDE = "suicide"
    DRUGS = "drugs"
    MENTAL_HEALTH = "mental_health"
    ASSAULTS_EMERGENCY_WORKERS = "assaults_emergency_workers"
    ORDER_IN_FORCE = "order_in_force"
    WANTED = "wanted"
    VEHICLE = "vehicle"


class History(Choice):
    """What was looked at when history was considered."""

    PAIR = "pair"
    SUSPECT = "suspect"
    VICTIM = "victim"
    ADDRESS = "address"
    OPEN_CASES = "open_cases"
    ORDERS = "orders"
    MARKERS = "markers"
    CONVICTIONS = "convictions"
    INTELLIGENCE = "intelligence"
    EARLIER_CALLS = "earlier_calls"


class Reached(Choice):
    """How an attempt to reach somebody ended."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    VOICEMAIL = "voicemail"
    HUNG_UP = "hung_up"
    WRONG_NUMBER = "wrong_number"


class Subject(Choice):
    """What a decision, update or expectation is about."""

    ARREST = "arrest"
    INTERVIEW = "interview"
    FORENSIC_RESULT = "forensic_result"
    BAIL = "bail"
    RELEASE = "release"
    CHARGE = "charge"
    CLOSURE = "closure"
    COURT = "court"
    PROGRESS = "progress"
    CONDITIONS = "conditions"
    CALL_GRADE = "call_grade"
    DEPLOYMENT = "deployment"
    DIVERSION = "diversion"
    DEFERRAL = "deferral"
    RISK_LEVEL = "risk_level"
    RIGHT_TO_KNOW = "right_to_know"
    LEAVE_TOGETHER = "leave_together"
    EVIDENCE = "evidence"
    SEPARATE_LEADS = "separate_leads"
    BAIL_AFTER_BREACH = "bail_after_breach"
    PROTECTIVE_NOTICE = "protective_notice"
    SAFEGUARDING = "safeguarding"
    EVIDENCE_LED = "evidence_led"
    WITHHOLD = "withhold"
    MORE_UNITS = "more_units"
    LANGUAGE = "language"
    WITHDRAWAL = "withdrawal"
    WELFARE = "welfare"
    REVIEW = "review"
    ALLOCATION = "allocation"
    CRIME_RECORDING = "crime_recording"
    IOPC_REFERRAL = "iopc_referral"
    ORDER_ENDING = "order_ending"
    OTHER = "other"
