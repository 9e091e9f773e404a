"""`OneTimeCode.tries` is called `attempts` in the code. The column keeps its name, so no row is touched."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applicants", "0009_record_lists_by_time")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveConstraint("onetimecode", "code_has_five_tries"),
                migrations.RenameField("onetimecode", "tries", "attempts"),
                migrations.AlterField(
                    "onetimecode",
                    "attempts",
                    models.PositiveSmallIntegerField(db_column="tries", default=0, editable=False),
                ),
                migrations.AddConstraint(
                    "onetimecode",
                    models.CheckConstraint(condition=models.Q(attempts__lte=5), name="code_has_five_tries"),
                ),
            ]
        )
    ]
