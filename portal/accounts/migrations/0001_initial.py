import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import modelsearch.index
import portal.accounts.models.user
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('taxonomy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, unique=True)),
                ('short_name', models.CharField(blank=True, max_length=40)),
                ('kind', models.CharField(choices=[('trust', 'Acute hospital trust'), ('community', 'Community or mental health trust'), ('ambulance', 'Ambulance trust'), ('board', 'Integrated care board'), ('partnership', 'Health and care partnership'), ('primary_care', 'GP practice or primary care network'), ('hospice', 'Hospice'), ('charity', 'Charity or voluntary group'), ('patients', 'Patient group'), ('research', 'Research body'), ('alliance', 'Cancer alliance')], max_length=20)),
                ('ods_code', models.CharField(blank=True, max_length=10, verbose_name='ODS code')),
                ('email_domains', models.TextField(blank=True, help_text='E-mail domains of its people, one a line, for example: example.nhs.uk.')),
                ('website', models.URLField(blank=True)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ods_code', ''), _negated=True), fields=('ods_code',), name='one_organisation_an_ods_code')],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='CareSite',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160)),
                ('kind', models.CharField(choices=[('hospital', 'Hospital'), ('practice', 'GP practice'), ('hospice', 'Hospice'), ('community', 'Clinic or service in the community')], max_length=20)),
                ('ods_code', models.CharField(blank=True, max_length=10, verbose_name='ODS code')),
                ('is_active', models.BooleanField(default=True)),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='care_sites', to='taxonomy.place')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='care_sites', to='accounts.organisation')),
            ],
            options={
                'ordering': ['name', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ods_code', ''), _negated=True), fields=('ods_code',), name='one_care_site_an_ods_code')],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                ('job_title', models.CharField(blank=True, max_length=120)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('tumour_groups', models.ManyToManyField(blank=True, help_text='The groups this person leads or works in.', related_name='people', to='taxonomy.tumourgroup')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='accounts.organisation')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'ordering': ['last_name', 'first_name', 'email'],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='one_person_an_email')],
            },
            managers=[
                ('objects', portal.accounts.models.user.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='JoiningRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sending_key', models.UUIDField(help_text='Made when the form opened: sent twice, kept once.', unique=True)),
                ('first_name', models.CharField(max_length=150)),
                ('last_name', models.CharField(max_length=150)),
                ('email', models.EmailField(max_length=254)),
                ('job_title', models.CharField(blank=True, max_length=120)),
                ('other_organisation', models.CharField(blank=True, max_length=160)),
                ('wanted', models.CharField(choices=[('Collaborative member', 'Write best practice, and answer stories about my organisation'), ('Tumour group lead', 'Lead a tumour group, and review its practice'), ('Partnership member', 'Take part as a patient or carer in the Cancer Action Partnership')], max_length=40)),
                ('why', models.TextField(max_length=500)),
                ('asked_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('decision', models.CharField(blank=True, choices=[('approved', 'Approved'), ('declined', 'Declined')], max_length=8)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, help_text='Told to whoever was declined.', max_length=250)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('domain_of', models.ForeignKey(blank=True, help_text='The organisation whose e-mail domain the address has, where one has it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.organisation')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.organisation')),
                ('tumour_groups', models.ManyToManyField(blank=True, related_name='+', to='taxonomy.tumourgroup')),
            ],
            options={
                'ordering': ['-asked_at', '-pk'],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), condition=models.Q(('decision', '')), name='one_open_request_an_email'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decision', '')), models.Q(('decided_at__isnull', False), ('decision__in', ['approved', 'declined'])), _connector='OR'), name='joining_decided_with_its_day'), models.CheckConstraint(condition=models.Q(('decision', 'declined'), ('reason', ''), _negated=True), name='joining_declined_with_a_reason')],
            },
        ),
    ]
