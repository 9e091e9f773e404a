"""What Celery does for the files. The rows are the truth: every task may run twice, late, or never after a crash."""

from applicants import services
from applicants.background import background
from applicants.models import Application, State
from schemes.units import today
from schemes.units.places import PROVINCES


@background
def judge_application(application_id: int) -> None:
    """Judge one submitted file as soon as a door has nudged; the sweep does what this missed."""
    if services.judge_submitted(application_id=application_id):
        send_notices.delay_on_commit()


@background
def sweep_judgements() -> None:
    """Judge the files whose check is due and which nobody is judging."""
    if services.judge_due(limit=100):
        send_notices.delay_on_commit()


@background
def send_notices() -> None:
    """Empty the outbox."""
    services.send_waiting()


@background
def expire_invitations() -> None:
    """End the invitations whose last day has passed."""
    services.expire_invitations(on=today())


@background
def follow_shares() -> None:
    """Bring the provinces' shares to the circulars of the day."""
    services.follow_shares(on=today())


@background
def ask_inquiries(application_id: int) -> None:
    """Ask the outside services again where an answer holds no longer; nudged before a bank is to get the file."""
    services.ask_inquiries(application=Application.objects.select_related("person").get(pk=application_id))


@background
def tell_offers() -> None:
    """Have each province's offers counted anew, and the answers asked again that a referral will need."""
    for province in PROVINCES:
        tell_offers_in.delay_on_commit(province)
    for application_id in Application.objects.filter(state=State.CHOSEN).values_list("pk", flat=True):
        ask_inquiries.delay_on_commit(application_id)


@background
def tell_offers_in(province: str) -> None:
    """Count the offers of a province's savers anew and tell of new ones."""
    services.tell_new_offers(province=province)


@background
def forget_codes() -> None:
    """Remove a batch of old one-time codes, and go on in another task while there are more."""
    if services.forget_codes():
        forget_codes.delay_on_commit()


@background
def recheck_refused(circular_id: int) -> None:
    """Open the refused files which a circular opens, for a minute, and go on in another task while there are more."""
    if services.recheck_refused(circular_id=circular_id):
        recheck_refused.delay_on_commit(circular_id)
    sweep_judgements.delay_on_commit()


@background
def sweep_rechecks() -> None:
    """Take up the circulars by which nobody has looked at the refused files, or not at all of them."""
    for circular_id in services.rechecks_due():
        recheck_refused.delay_on_commit(circular_id)


@background
def run_simulation(simulation_id: int) -> None:
    """Judge the queue by a draft for a minute, and go on in another task while there is more."""
    if services.run_simulation(simulation_id=simulation_id):
        run_simulation.delay_on_commit(simulation_id)


@background
def sweep_simulations() -> None:
    """Take up the simulations whose worker is gone."""
    for simulation_id in services.simulations_due():
        run_simulation.delay_on_commit(simulation_id)
