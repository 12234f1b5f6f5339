from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('taxonomy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('model', models.CharField(help_text='Label of the model, for example home.newspage.', max_length=80)),
                ('object_id', models.BigIntegerField(help_text='Key of the row.')),
                ('kind', models.CharField(choices=[('page', 'Information pages'), ('document', 'Documents'), ('story', 'Patient stories'), ('consultation', 'Consultations'), ('practice', 'Best practice'), ('support', 'Support services'), ('news', 'News')], max_length=20)),
                ('is_live', models.BooleanField(default=False)),
                ('version', models.PositiveBigIntegerField(default=0, help_text='Rises with every change and never falls.')),
                ('date', models.DateField(blank=True, null=True)),
                ('digest', models.CharField(blank=True, help_text='Of all that is kept; the same: no change.', max_length=64)),
                ('url', models.CharField(blank=True, max_length=500)),
                ('facts', models.JSONField(blank=True, default=list)),
                ('statuses', models.JSONField(blank=True, default=list, help_text='Pairs of a moment and a word.')),
                ('title', models.CharField(blank=True, max_length=300)),
                ('about', models.TextField(blank=True, help_text='Names of its terms, and its facts.')),
                ('lead', models.TextField(blank=True)),
                ('body', models.TextField(blank=True)),
                ('priorities', models.ManyToManyField(blank=True, related_name='+', to='taxonomy.priority')),
                ('stages', models.ManyToManyField(blank=True, related_name='+', to='taxonomy.pathwaystage')),
                ('tumour_sites', models.ManyToManyField(blank=True, related_name='+', to='taxonomy.tumoursite')),
            ],
            options={
                'verbose_name_plural': 'search entries',
                'indexes': [models.Index(models.F('is_live'), models.OrderBy(models.F('date'), descending=True), models.OrderBy(models.F('id'), descending=True), name='search_entry_newest'), models.Index(fields=['id', 'kind', 'date'], name='search_entry_slim')],
                'constraints': [models.UniqueConstraint(fields=('model', 'object_id'), name='search_entry_once'), models.CheckConstraint(condition=models.Q(('is_live', True), models.Q(('about', ''), ('body', ''), ('lead', ''), ('title', ''), ('url', '')), _connector='OR'), name='withdrawn_entry_has_no_words')],
            },
        ),
    ]
