"""What must be true of the money at every moment, as SQL that finds what breaks it: no rows, no trouble."""

from typing import NamedTuple

from django.db import connection


class Invariant(NamedTuple):
    """A number, one sentence, and a query whose every row is a breach: of what, what is stored, what should be."""

    number: str
    says: str
    sql: str

    def breaches(self, most: int = 10) -> list[tuple[object, ...]]:
        """The first rows that break it."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql)
            return list(cursor.fetchmany(most))


INVARIANTS = (
    Invariant(
        "I1",
        "No province has promised and absorbed more deposits than its ceiling.",
        "SELECT province, reserved + absorbed, ceiling FROM applicants_provinceshare"
        " WHERE reserved < 0 OR absorbed < 0 OR reserved + absorbed > ceiling",
    ),
    Invariant(
        "I2",
        "A share's reserve is the sum of what its invitations still hold.",
        "SELECT s.province, s.reserved, coalesce(sum(i.reserved), 0) FROM applicants_provinceshare s"
        " LEFT JOIN applicants_invitation i ON i.share_id = s.id"
        " GROUP BY s.id HAVING s.reserved <> coalesce(sum(i.reserved), 0)",
    ),
    Invariant(
        "I3",
        "A share's absorbed sum is the balances of its Omid-2 accounts and all that moved from them to account 700.",
        "SELECT s.province, s.absorbed, coalesce(sum(m.amount), 0) FROM applicants_provinceshare s"
        " LEFT JOIN applicants_application f ON f.scheme = s.scheme AND f.province = s.province"
        " LEFT JOIN disbursements_account a ON a.application_id = f.id AND a.kind IN ('762', '763')"
        " LEFT JOIN disbursements_movement m ON m.account_id = a.id AND m.kind = 'deposit'"
        " GROUP BY s.id HAVING s.absorbed <> coalesce(sum(m.amount), 0)",
    ),
    Invariant(
        "I4",
        "No credit line has reserved and paid more than its ceiling.",
        "SELECT id, reserved + paid, ceiling FROM disbursements_creditline"
        " WHERE reserved < 0 OR paid < 0 OR reserved + paid > ceiling",
    ),
    Invariant(
        "I5",
        "A line's reserve is what its open referrals have not yet been paid, and its paid sum what they have.",
        "SELECT c.id, ARRAY[c.reserved, c.paid], ARRAY[coalesce(sum(h.held), 0), coalesce(sum(h.paid), 0)]"
        " FROM disbursements_creditline c LEFT JOIN ("
        "  SELECT r.credit_line_id, coalesce(l.principal, r.amount) - coalesce(l.paid_out, 0) AS held,"
        "   coalesce(l.paid_out, 0) AS paid"
        "  FROM disbursements_referral r LEFT JOIN disbursements_loan l ON l.referral_id = r.id"
        "  WHERE r.state IN ('sent', 'accepted', 'paid')) h ON h.credit_line_id = c.id"
        " GROUP BY c.id HAVING c.reserved <> coalesce(sum(h.held), 0) OR c.paid <> coalesce(sum(h.paid), 0)",
    ),
    Invariant(
        "I6",
        "What a loan has paid out is the sum of its tranches, and never above its principal or its referral.",
        "SELECT l.contract_number, l.paid_out, coalesce(sum(p.amount), 0) FROM disbursements_loan l"
        " JOIN disbursements_referral r ON r.id = l.referral_id"
        " LEFT JOIN disbursements_payout p ON p.loan_id = l.id GROUP BY l.id, r.id"
        " HAVING l.paid_out <> coalesce(sum(p.amount), 0) OR l.paid_out > l.principal OR l.principal > r.amount",
    ),
    Invariant(
        "I7",
        "The instalments of a loan repay its principal and the profit of its grace to the rial and leave nothing.",
        "SELECT l.contract_number, l.principal, coalesce(sum(i.principal), 0) FROM disbursements_loan l"
        " LEFT JOIN disbursements_instalment i ON i.loan_id = l.id GROUP BY l.id"
        " HAVING l.principal + l.grace_profit <> coalesce(sum(i.principal), 0)"
        " OR l.months - l.grace_months <> count(i.id) OR min(i.balance) <> 0",
    ),
    Invariant(
        "I8",
        "An account's balance is the sum of its movements.",
        "SELECT a.number, a.balance, coalesce(sum(m.amount), 0) FROM disbursements_account a"
        " LEFT JOIN disbursements_movement m ON m.account_id = a.id"
        " GROUP BY a.id HAVING a.balance <> coalesce(sum(m.amount), 0)",
    ),
    Invariant(
        "I9",
        "What leaves an Omid-2 account by the move to 700 arrives there.",
        "SELECT a.application_id, 0, sum(m.amount) FROM disbursements_movement m"
        " JOIN disbursements_account a ON a.id = m.account_id WHERE m.kind = 'moved'"
        " GROUP BY a.application_id HAVING sum(m.amount) <> 0",
    ),
    Invariant(
        "I10",
        "Blocked cash that is not released is in the account that holds it.",
        "SELECT a.number, a.balance, b.amount FROM disbursements_cashblock b"
        " JOIN disbursements_account a ON a.id = b.account_id WHERE b.released_on IS NULL AND a.balance < b.amount",
    ),
    Invariant(
        "I11",
        "A file has at most one open referral, and its state is the one of that referral.",
        "SELECT f.code, f.state, string_agg(r.state, ',') FROM applicants_application f"
        " JOIN disbursements_referral r ON r.application_id = f.id AND r.state IN ('sent', 'accepted', 'paid')"
        " GROUP BY f.id HAVING count(*) > 1 OR NOT f.state = ANY(CASE max(r.state)"
        " WHEN 'sent' THEN ARRAY['referred', 'graded'] WHEN 'accepted' THEN ARRAY['contracted', 'disbursing']"
        " ELSE ARRAY['disbursed'] END)",
    ),
    Invariant(
        "I12",
        "A loan belongs to a referral that the bank has accepted, and a paid referral's loan is paid whole.",
        "SELECT r.code, r.state, l.paid_out FROM disbursements_referral r"
        " LEFT JOIN disbursements_loan l ON l.referral_id = r.id"
        " WHERE (r.state IN ('accepted', 'paid')) <> (l.id IS NOT NULL)"
        " OR (r.state = 'paid') <> coalesce(l.paid_out = l.principal, false)",
    ),
    Invariant(
        "I13",
        "A bank's reference stands for one thing: no payout and movement share it.",
        "SELECT p.bank_reference, p.amount, m.amount FROM disbursements_payout p"
        " JOIN disbursements_movement m ON m.bank_id = p.bank_id AND m.bank_reference = p.bank_reference",
    ),
    Invariant(
        "I14",
        "The events of a province are numbered without a gap up to the head of their chain.",
        "SELECT c.province, c.number, count(e.id) FROM applicants_eventchain c"
        " LEFT JOIN applicants_event e ON e.province = c.province"
        " GROUP BY c.province HAVING c.number <> count(e.id) OR c.number <> coalesce(max(e.number), 0)",
    ),
    Invariant(
        "I15",
        "Each event continues the digest of the one before it.",
        "SELECT province, number, previous FROM (SELECT province, number, previous,"
        " lag(digest, 1, '') OVER (PARTITION BY province ORDER BY number) AS expected FROM applicants_event) chain"
        " WHERE previous <> expected",
    ),
    Invariant(
        "I16",
        "A file stands where its last event has put it.",
        "SELECT f.code, f.state, e.to_state FROM applicants_application f JOIN LATERAL ("
        " SELECT to_state FROM applicants_event WHERE application_id = f.id ORDER BY number DESC LIMIT 1) e ON true"
        " WHERE f.state <> e.to_state",
    ),
    Invariant(
        "I17",
        "The shares of a group's members sum to its loan.",
        "SELECT l.contract_number, l.principal, sum(s.amount) FROM disbursements_loan l"
        " JOIN disbursements_membershare s ON s.loan_id = l.id GROUP BY l.id HAVING l.principal <> sum(s.amount)",
    ),
    Invariant(
        "I18",
        "A file, its referrals and their credit lines, and so each loan's schedule, are in one currency.",
        "SELECT r.code, ARRAY[r.currency, c.currency], f.currency FROM disbursements_referral r"
        " JOIN applicants_application f ON f.id = r.application_id"
        " JOIN disbursements_creditline c ON c.id = r.credit_line_id"
        " WHERE r.currency <> f.currency OR c.currency <> f.currency",
    ),
)
