"""Gives each officer of today a body, which the loading of reference data then finds by its code."""

from django.db import migrations

from schemes.units.places import AREAS

MINISTRY = ("ministry-labour", "ministry", "وزارت تعاون، کار و رفاه اجتماعی", [])
FUND = ("fund", "fund", "صندوق کارآفرینی امید", [])
# By role: code, kind and name in a province, and the schemes. A province's desk works on files of every scheme.
OF_A_PROVINCE = {
    "sector": ("sector-{code}", "sector_agency", "دستگاه بخشی استان {name}", ["covid_relief"]),
    "facilitator": ("facilitators-{code}", "facilitators", "تسهیلگران استان {name}", ["self_help_group"]),
    "association": ("herfa-{code}", "association", "جمعية حرفة", ["productive_families"]),
}
DESK = ("fund-{code}", "fund_province", "صندوق کارآفرینی امید، مدیریت استان {name}", [])


def place_officers(apps, schema_editor):
    Officer = apps.get_model("applicants", "Officer")
    for officer in Officer.objects.filter(organisation=None).order_by("pk"):
        officer.organisation = _body_of(apps, officer)
        officer.save(update_fields=["organisation"])


def _body_of(apps, officer):
    if not officer.province:
        return _made(apps, MINISTRY)
    row = OF_A_PROVINCE.get(officer.role, DESK)
    code, kind, name, schemes = row
    area = AREAS[officer.province]
    there = (code.format(code=area.code.lower()), kind, name.format(name=area.name), schemes)
    country = "SA" if area.code.startswith("SA-") else "IR"
    return _made(apps, there, country=country, province=area.code, parent=_made(apps, FUND) if row is DESK else None)


def _made(apps, row, **place):
    code, kind, name, schemes = row
    words = {"kind": kind, "name": name, "schemes": schemes, **place}
    return apps.get_model("applicants", "Organisation").objects.get_or_create(code=code, defaults=words)[0]


class Migration(migrations.Migration):
    dependencies = [("applicants", "0007_organisations")]

    operations = [migrations.RunPython(place_officers, migrations.RunPython.noop)]
