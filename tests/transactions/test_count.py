"""No verb of either floor is left that no walk enters in no transaction but its own (tests-Q01)."""

from tests.transactions.atomics import verbs
from tests.transactions.entered import ENTERED


def test_no_verb_is_entered_only_inside_a_tests_transaction() -> None:
    """Each walk shows that it enters what stands here for it."""
    entered = {name for names in ENTERED.values() for name in names.split()}
    assert sorted(verbs().keys() - entered) == []
    assert sorted(entered - verbs().keys()) == [], "there is no such verb any more"
