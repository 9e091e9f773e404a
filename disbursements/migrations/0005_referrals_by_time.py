"""An index for the date filter of the list of referrals; made beside the writers."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('disbursements', '0004_one_home_of_states'),
    ]

    operations = [
        AddIndexConcurrently('referral', models.Index(fields=['created_at', 'id'], name='referrals_by_time')),
    ]
