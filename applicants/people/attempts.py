"""How often somebody may try to be somebody: the identity page tells whose national code is registered already."""

from django.core.cache import cache
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from applicants.models import User
from applicants.workflow import Refused
from schemes.units import today

ATTEMPTS_A_DAY = 10
A_DAY = 24 * 60 * 60


def count_attempt(user: User) -> None:
    """Count one attempt of this user's day; Refused "too_many_attempts" after ten.

    Nobody is stopped while Redis is away.
    """
    key = f"identity:{user.pk}:{today()}"
    try:
        cache.add(key, 0, timeout=A_DAY)
        attempts = cache.incr(key)
    except (RedisError, ValueError):  # ValueError: the key ended between the two calls
        return
    if attempts > ATTEMPTS_A_DAY:
        raise Refused("too_many_attempts", _("امروز چند بار مشخصات نادرست نوشته‌اید. فردا دوباره بنویسید."))
