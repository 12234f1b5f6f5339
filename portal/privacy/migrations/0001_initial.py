import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='DailySecret',
            fields=[
                ('day', models.DateField(primary_key=True, serialize=False)),
                ('secret', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True, db_index=True)),
                ('action', models.CharField(max_length=60)),
                ('subject', models.CharField(help_text='What it was done to, as app.model:key.', max_length=120)),
                ('reason', models.CharField(blank=True, max_length=250)),
                ('actor', models.ForeignKey(blank=True, help_text='Empty where a visitor or the machine acted.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'audit entries',
                'ordering': ['-at', '-pk'],
                'indexes': [models.Index(fields=['subject'], name='privacy_aud_subject_fa400b_idx')],
            },
        ),
    ]
