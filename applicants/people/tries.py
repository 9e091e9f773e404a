"""How often somebody may try to be somebody: the identity page tells whose national code is registered already."""

from django.core.cache import cache
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from applicants.models import User
from applicants.workflow import Refused
from schemes.units import today

TRIES_A_DAY = 10
A_DAY = 24 * 60 * 60


def spend_a_try(user: User) -> None:
    """Count one try of this user's day; Refused "too_many_tries" after ten. Nobody is stopped while Redis is away."""
    key = f"identity:{user.pk}:{today()}"
    try:
        cache.add(key, 0, timeout=A_DAY)
        tries = cache.incr(key)
    except (RedisError, ValueError):  # ValueError: the key ended between the two calls
        return
    if tries > TRIES_A_DAY:
        raise Refused("too_many_tries", _("امروز چند بار مشخصات نادرست نوشته‌اید. فردا دوباره بنویسید."))
