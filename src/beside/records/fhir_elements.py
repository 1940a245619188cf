"""The data types of FHIR R4 as far as records of cancer use them; unknown fields are passed over.

Dates stay as written: `terms.dates.parse_date` reads them, so that nothing missing is filled in.
A missing text is empty, a missing list is empty, anything else missing is None.
"""

from decimal import Decimal

from msgspec import Struct

# No measurement in medicine needs more. Decimal itself takes 1e999999999, and whoever writes that out in full
# writes a gigabyte; it also takes the words NaN and Infinity.
MOST_DIGITS = 40
FURTHEST_EXPONENT = 30


class Element(Struct, frozen=True, kw_only=True, rename="camel", gc=False):
    """`gc=False` is sound: what is decoded from JSON is a tree, without cycles."""

    extension: tuple["Extension", ...] = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


def check_number(number: Decimal | None) -> None:
    if number is None or (number.is_finite() and _is_measurable(number)):
        return
    raise ValueError("not a number that something can measure")


def _is_measurable(number: Decimal) -> bool:
    return (
        len(number.as_tuple().digits) <= MOST_DIGITS and abs(number.adjusted()) <= FURTHEST_EXPONENT
    )


class Coding(Element, frozen=True):
    system: str = ""
    version: str = ""
    code: str = ""
    display: str = ""
    user_selected: bool | None = None


class CodeableConcept(Element, frozen=True):
    coding: tuple[Coding, ...] = ()
    text: str = ""


class Period(Element, frozen=True):
    start: str = ""
    end: str = ""


class Identifier(Element, frozen=True):
    use: str = ""
    type: CodeableConcept | None = None
    system: str = ""
    value: str = ""
    period: Period | None = None


class Reference(Element, frozen=True):
    reference: str = ""
    type: str = ""
    identifier: Identifier | None = None
    display: str = ""


class HumanName(Element, frozen=True):
    use: str = ""
    text: str = ""
    family: str = ""
    given: tuple[str, ...] = ()
    prefix: tuple[str, ...] = ()
    suffix: tuple[str, ...] = ()
    period: Period | None = None


class ContactPoint(Element, frozen=True):
    system: str = ""
    value: str = ""
    use: str = ""


class Quantity(Element, frozen=True):
    """Also Age, Duration, Distance, Count and SimpleQuantity."""

    value: Decimal | None = None
    comparator: str = ""
    unit: str = ""
    system: str = ""
    code: str = ""

    def __post_init__(self) -> None:
        check_number(self.value)


class Range(Element, frozen=True):
    low: Quantity | None = None
    high: Quantity | None = None


class Ratio(Element, frozen=True):
    numerator: Quantity | None = None
    denominator: Quantity | None = None


class SampledData(Element, frozen=True):
    origin: Quantity | None = None
    dimensions: int | None = None


class Annotation(Element, frozen=True):
    author_reference: Reference | None = None
    author_string: str = ""
    time: str = ""
    text: str = ""


class Attachment(Element, frozen=True):
    content_type: str = ""
    language: str = ""
    data: str = ""
    url: str = ""
    size: int | None = None
    hash: str = ""
    title: str = ""
    creation: str = ""


class Narrative(Element, frozen=True):
    status: str = ""
    div: str = ""


class TimingRepeat(Element, frozen=True):
    bounds_duration: Quantity | None = None
    bounds_range: Range | None = None
    bounds_period: Period | None = None
    count: int | None = None
    count_max: int | None = None
    duration: Decimal | None = None
    duration_unit: str = ""
    frequency: int | None = None
    period: Decimal | None = None
    period_unit: str = ""
    when: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_number(self.duration)
        check_number(self.period)


class Timing(Element, frozen=True):
    event: tuple[str, ...] = ()
    repeat: TimingRepeat | None = None
    code: CodeableConcept | None = None


class DoseAndRate(Element, frozen=True):
    type: CodeableConcept | None = None
    dose_range: Range | None = None
    dose_quantity: Quantity | None = None
    rate_ratio: Ratio | None = None
    rate_range: Range | None = None
    rate_quantity: Quantity | None = None


class Dosage(Element, frozen=True):
    """`dose`, `rate_ratio` and `rate_quantity` stand here in MedicationAdministration."""

    sequence: int | None = None
    text: str = ""
    additional_instruction: tuple[CodeableConcept, ...] = ()
    patient_instruction: str = ""
    timing: Timing | None = None
    as_needed_boolean: bool | None = None
    as_needed_codeable_concept: CodeableConcept | None = None
    site: CodeableConcept | None = None
    route: CodeableConcept | None = None
    method: CodeableConcept | None = None
    dose_and_rate: tuple[DoseAndRate, ...] = ()
    dose: Quantity | None = None
    rate_ratio: Ratio | None = None
    rate_quantity: Quantity | None = None


class Extension(Element, frozen=True):
    url: str = ""
    value_codeable_concept: CodeableConcept | None = None
    value_coding: Coding | None = None
    value_code: str = ""
    value_string: str = ""
    value_markdown: str = ""
    value_id: str = ""
    value_uri: str = ""
    value_url: str = ""
    value_canonical: str = ""
    value_boolean: bool | None = None
    value_integer: int | None = None
    value_positive_int: int | None = None
    value_unsigned_int: int | None = None
    value_decimal: Decimal | None = None
    value_date: str = ""
    value_date_time: str = ""
    value_instant: str = ""
    value_time: str = ""
    value_quantity: Quantity | None = None
    value_age: Quantity | None = None
    value_duration: Quantity | None = None
    value_range: Range | None = None
    value_ratio: Ratio | None = None
    value_period: Period | None = None
    value_timing: Timing | None = None
    value_reference: Reference | None = None
    value_identifier: Identifier | None = None
    value_human_name: HumanName | None = None
    value_annotation: Annotation | None = None
    value_attachment: Attachment | None = None

    def __post_init__(self) -> None:
        check_number(self.value_decimal)


class Meta(Element, frozen=True):
    profile: tuple[str, ...] = ()
    last_updated: str = ""
    source: str = ""
    tag: tuple[Coding, ...] = ()
    security: tuple[Coding, ...] = ()


class Resource(Element, frozen=True):
    """What every resource carries. What is contained also stands in the document as entries of their own."""

    resource_type: str = ""
    id: str = ""
    meta: Meta | None = None
    language: str = ""
    text: Narrative | None = None
    identifier: tuple[Identifier, ...] = ()
    contained: tuple["Resource", ...] = ()
    modifier_extension: tuple[Extension, ...] = ()


class OtherResource(Resource, frozen=True):
    """A type of resource that is named and counted, and read no further."""
