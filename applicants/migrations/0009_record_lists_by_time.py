"""Indexes for the date filter of the record lists; made beside the writers, for these tables grow without end."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('applicants', '0008_officers_in_organisations'),
    ]

    operations = [
        AddIndexConcurrently('person', models.Index(fields=['created_at', 'id'], name='people_by_time')),
        AddIndexConcurrently(
            'person', models.Index(fields=['province', 'created_at', 'id'], name='people_of_a_province_by_time')
        ),
        AddIndexConcurrently('notice', models.Index(fields=['created_at', 'id'], name='notices_by_time')),
        AddIndexConcurrently('judgement', models.Index(fields=['judged_at', 'id'], name='judgements_by_time')),
        AddIndexConcurrently('event', models.Index(fields=['at', 'id'], name='events_by_time')),
        AddIndexConcurrently(
            'event', models.Index(fields=['province', 'at', 'id'], name='events_of_a_province_by_time')
        ),
    ]
