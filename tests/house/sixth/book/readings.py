"""Where the order is silent."""

from schemes.readings import Reading, register

READINGS = register(Reading("R99", "گفته نشده درخت چیست.", "هر نهال ریشه‌دار درخت است.", "", "اداره باغ"))
