"""The guarantee table: the row a loan falls in, and what its bank may ask and no more (R21)."""

from decimal import Decimal

from schemes.covid_relief.guide import NOTE, GuaranteeRow, covid_relief


@covid_relief.defines("جدول تضمین")
def guarantee_rows(
    guarantee_row_1: GuaranteeRow,
    guarantee_row_2: GuaranteeRow,
    guarantee_row_3: GuaranteeRow,
    guarantee_row_4: GuaranteeRow,
    guarantee_row_5: GuaranteeRow,
) -> tuple[GuaranteeRow, ...]:
    """پنج ردیف جدول تضمین."""
    return guarantee_row_1, guarantee_row_2, guarantee_row_3, guarantee_row_4, guarantee_row_5


@covid_relief.defines("جدول تضمین", reading="R21")
def guarantee_row(requested_amount: int, guarantee_rows: tuple[GuaranteeRow, ...]) -> GuaranteeRow:
    """ردیفی که مبلغ وام در آن است؛ هر مرز از آن ردیف پایین‌تر است."""
    return next(row for row in guarantee_rows if row.up_to is None or requested_amount <= row.up_to)


@covid_relief.defines("جدول تضمین", reading="R21", answer=True)
def guarantee_band(guarantee_row: GuaranteeRow) -> int:
    """شمارهٔ ردیف وام در جدول تضمین."""
    return guarantee_row.band


@covid_relief.defines("جدول تضمین", reading="R21", answer=True)
def guarantors(guarantee_row: GuaranteeRow) -> int:
    """شمار ضامن‌هایی که بانک می‌خواهد."""
    return guarantee_row.guarantors


@covid_relief.defines("جدول تضمین", reading="R21", answer=True)
def security(guarantee_row: GuaranteeRow) -> str:
    """وثیقه‌ای که بانک می‌خواهد."""
    return guarantee_row.security


@covid_relief.defines("جدول تضمین سقف سفته", reading="R21", answer=True)
def note_ceiling(requested_amount: int, profit_total: int, security: str, note_times: Decimal) -> int | None:
    """بیشترین مبلغ سفته، به ریال، رو به پایین؛ در ردیف آخر سفته نیست."""
    return int(note_times * (requested_amount + profit_total)) if security == NOTE else None
