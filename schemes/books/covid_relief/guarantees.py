"""The guarantee table: the row a loan falls in, and what its bank may ask and no more (R21)."""

from decimal import Decimal

from schemes.books.covid_relief.guide import NOTE, GuaranteeRow, covid_relief

Rows = tuple[GuaranteeRow, ...]


@covid_relief.defines("جدول تضمین ردیف ۱")
def guarantee_row_1(guarantee_rows: Rows) -> GuaranteeRow:
    """ردیف یکم، برای کوچک‌ترین وام‌ها."""
    return guarantee_rows[0]


@covid_relief.defines("جدول تضمین ردیف ۲")
def guarantee_row_2(guarantee_rows: Rows) -> GuaranteeRow:
    """ردیف دوم، برای وام‌های بالاتر از ردیف یکم."""
    return guarantee_rows[1]


@covid_relief.defines("جدول تضمین ردیف ۳")
def guarantee_row_3(guarantee_rows: Rows) -> GuaranteeRow:
    """ردیف سوم، برای وام‌های بالاتر از ردیف دوم."""
    return guarantee_rows[2]


@covid_relief.defines("جدول تضمین ردیف ۴")
def guarantee_row_4(guarantee_rows: Rows) -> GuaranteeRow:
    """ردیف چهارم، برای وام‌های بالاتر از ردیف سوم."""
    return guarantee_rows[3]


@covid_relief.defines("جدول تضمین ردیف ۵")
def guarantee_row_5(guarantee_rows: Rows) -> GuaranteeRow:
    """ردیف پنجم، برای هر وام بالاتر."""
    return guarantee_rows[4]


@covid_relief.defines("جدول تضمین", reading="R21")
def guarantee_row(
    requested_amount: int,
    guarantee_row_1: GuaranteeRow,
    guarantee_row_2: GuaranteeRow,
    guarantee_row_3: GuaranteeRow,
    guarantee_row_4: GuaranteeRow,
    guarantee_row_5: GuaranteeRow,
) -> GuaranteeRow:
    """ردیفی که مبلغ وام در آن است؛ هر مرز از آن ردیف پایین‌تر است."""
    rows = guarantee_row_1, guarantee_row_2, guarantee_row_3, guarantee_row_4, guarantee_row_5
    return next(row for row in rows if row.up_to is None or requested_amount <= row.up_to)


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
    if security != NOTE:
        return None
    times, of = note_times.as_integer_ratio()
    return (requested_amount + profit_total) * times // of
