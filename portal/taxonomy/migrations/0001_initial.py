import django.db.models.deletion
import django.db.models.functions.text
import modelsearch.index
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='PrioritySet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True)),
                ('valid_from', models.DateField(help_text='The first day on which this set holds.', unique=True)),
                ('source', models.CharField(blank=True, help_text='Where the alliance published it.', max_length=250)),
            ],
            options={
                'ordering': ['-valid_from'],
            },
        ),
        migrations.CreateModel(
            name='Priority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='The everyday word first, as people say it.', max_length=120)),
                ('slug', models.SlugField(blank=True, help_text='The lasting address. Made from the name, and kept when the name changes.', max_length=120, unique=True)),
                ('sort_order', models.PositiveIntegerField(db_index=True, editable=False)),
                ('retired_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('summary', models.TextField(blank=True, help_text='What it means for a person, in a sentence or two.')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_from', to='taxonomy.priority')),
                ('priority_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='priorities', to='taxonomy.priorityset')),
            ],
            options={
                'verbose_name_plural': 'priorities',
                'ordering': ['sort_order', 'name', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), ('retired_at__isnull', False), _connector='OR'), name='taxonomy_priority_merged_is_retired'), models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='taxonomy_priority_merged_into_another'), models.UniqueConstraint(django.db.models.functions.text.Lower('name'), models.F('priority_set'), condition=models.Q(('retired_at__isnull', True)), name='taxonomy_priority_name_in_use_once_a_set')],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='TumourGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='The everyday word first, as people say it.', max_length=120)),
                ('slug', models.SlugField(blank=True, help_text='The lasting address. Made from the name, and kept when the name changes.', max_length=120, unique=True)),
                ('sort_order', models.PositiveIntegerField(db_index=True, editable=False)),
                ('retired_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('clinical_name', models.CharField(blank=True, help_text='For example: Colorectal (lower GI).', max_length=160)),
                ('is_cross_cutting', models.BooleanField(default=False, help_text='Serves every kind of cancer, as radiotherapy or acute oncology does.')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_from', to='taxonomy.tumourgroup')),
            ],
            options={
                'ordering': ['sort_order', 'name', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), ('retired_at__isnull', False), _connector='OR'), name='taxonomy_tumourgroup_merged_is_retired'), models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='taxonomy_tumourgroup_merged_into_another'), models.UniqueConstraint(django.db.models.functions.text.Lower('name'), condition=models.Q(('retired_at__isnull', True)), name='taxonomy_tumourgroup_name_in_use_once')],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='TumourSite',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='The everyday word first, as people say it.', max_length=120)),
                ('slug', models.SlugField(blank=True, help_text='The lasting address. Made from the name, and kept when the name changes.', max_length=120, unique=True)),
                ('sort_order', models.PositiveIntegerField(db_index=True, editable=False)),
                ('retired_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('clinical_name', models.CharField(blank=True, help_text='For example: colorectal cancer.', max_length=160)),
                ('lay_names', models.TextField(blank=True, help_text='Other everyday names, one a line. People may type any of them.')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sites', to='taxonomy.tumourgroup')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_from', to='taxonomy.tumoursite')),
            ],
            options={
                'ordering': ['sort_order', 'name', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), ('retired_at__isnull', False), _connector='OR'), name='taxonomy_tumoursite_merged_is_retired'), models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='taxonomy_tumoursite_merged_into_another'), models.UniqueConstraint(django.db.models.functions.text.Lower('name'), condition=models.Q(('retired_at__isnull', True)), name='taxonomy_tumoursite_name_in_use_once')],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='PathwayStage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='The everyday word first, as people say it.', max_length=120)),
                ('slug', models.SlugField(blank=True, help_text='The lasting address. Made from the name, and kept when the name changes.', max_length=120, unique=True)),
                ('sort_order', models.PositiveIntegerField(db_index=True, editable=False)),
                ('retired_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('question_wording', models.CharField(blank=True, help_text='How a form asks for it, for example: While I was having tests.', max_length=160)),
                ('clinical_name', models.CharField(blank=True, max_length=160)),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_from', to='taxonomy.pathwaystage')),
            ],
            options={
                'ordering': ['sort_order', 'name', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), ('retired_at__isnull', False), _connector='OR'), name='taxonomy_pathwaystage_merged_is_retired'), models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='taxonomy_pathwaystage_merged_into_another'), models.UniqueConstraint(django.db.models.functions.text.Lower('name'), condition=models.Q(('retired_at__isnull', True)), name='taxonomy_pathwaystage_name_in_use_once')],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='The everyday word first, as people say it.', max_length=120)),
                ('slug', models.SlugField(blank=True, help_text='The lasting address. Made from the name, and kept when the name changes.', max_length=120, unique=True)),
                ('sort_order', models.PositiveIntegerField(db_index=True, editable=False)),
                ('retired_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('latitude', models.FloatField(help_text='Degrees north of the centre.')),
                ('longitude', models.FloatField(help_text='Degrees east of the centre.')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_from', to='taxonomy.place')),
            ],
            options={
                'ordering': ['sort_order', 'name', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), ('retired_at__isnull', False), _connector='OR'), name='taxonomy_place_merged_is_retired'), models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='taxonomy_place_merged_into_another'), models.UniqueConstraint(django.db.models.functions.text.Lower('name'), condition=models.Q(('retired_at__isnull', True)), name='taxonomy_place_name_in_use_once')],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='PriorityCrosswalk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.CharField(blank=True, help_text='What carried over, and what did not.', max_length=250)),
                ('earlier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='continued_by', to='taxonomy.priority')),
                ('later', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='continues', to='taxonomy.priority')),
            ],
            options={
                'verbose_name': 'link between priority sets',
                'verbose_name_plural': 'links between priority sets',
                'ordering': ['earlier__priority_set__valid_from', 'earlier__sort_order', 'later__sort_order', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('earlier', 'later'), name='crosswalk_once', violation_error_message='These two are linked already.'), models.CheckConstraint(condition=models.Q(('earlier', models.F('later')), _negated=True), name='crosswalk_between_two')],
            },
        ),
    ]
