import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
import portal.privacy.references
import taggit.managers
import uuid
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('account', '0009_emailaddress_unique_primary_email'),
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('django_tasks_database', '0021_conditional_partial_index_ordering'),
        ('mfa', '0003_authenticator_type_uniq'),
        ('sessions', '0001_initial'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('taxonomy', '0001_initial'),
        ('usersessions', '0001_initial'),
        ('wagtailadmin', '0006_formstate'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        ('wagtailembeds', '0009_embed_cache_until'),
        ('wagtailimages', '0027_image_description'),
        ('wagtailredirects', '0008_add_verbose_name_plural'),
        ('wagtailsearch', '0010_add_text_fields'),
        ('wagtailusers', '0015_userprofile_keyboard_shortcuts'),
    ]

    operations = [
        migrations.CreateModel(
            name='Story',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('submission_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('reference', models.CharField(default=portal.privacy.references.new_reference, editable=False, max_length=20, unique=True)),
                ('source', models.CharField(choices=[('web', 'This website'), ('paper', 'Printed form'), ('phone', 'Telephone'), ('import', "A trust's export")], default='web', max_length=10)),
                ('source_key', models.CharField(blank=True, help_text='Where an imported comment stood, so that it is stored once.', max_length=200)),
                ('source_organisation', models.CharField(blank=True, max_length=160)),
                ('source_service', models.CharField(blank=True, max_length=200)),
                ('source_question', models.CharField(blank=True, max_length=300)),
                ('title', models.CharField(blank=True, max_length=160)),
                ('words', models.TextField(blank=True)),
                ('told_by', models.CharField(blank=True, choices=[('patient', 'A patient'), ('carer', 'A carer'), ('relative', 'A relative or friend'), ('advocate', 'Somebody speaking for a patient'), ('staff', 'A member of staff')], max_length=10)),
                ('site_answer', models.CharField(choices=[('named', 'Named'), ('not_sure', 'Not sure'), ('not_said', 'Rather not say'), ('not_asked', 'Not asked')], default='not_said', max_length=10)),
                ('care_site_text', models.CharField(blank=True, max_length=160)),
                ('happened_month', models.DateField(blank=True, help_text='The first day of the month.', null=True)),
                ('rating', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Very good'), (2, 'Good'), (3, 'Neither good nor poor'), (4, 'Poor'), (5, 'Very poor')], null=True)),
                ('sentiment', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Very positive'), (2, 'Positive'), (3, 'Neutral or mixed'), (4, 'Negative'), (5, 'Very negative')], null=True)),
                ('consent', models.CharField(choices=[('publish', 'May be published'), ('after_seen', 'May be published once the author has seen it'), ('alliance_only', 'For the alliance only')], max_length=20)),
                ('consent_wording', models.CharField(help_text='The version of consent.WORDINGS agreed to.', max_length=20)),
                ('author_agreed_at', models.DateTimeField(blank=True, null=True)),
                ('state', models.CharField(choices=[('received', 'Received'), ('in_review', 'In review'), ('waiting_author', 'Waiting for the author'), ('approved', 'Approved, waiting for the author to agree'), ('published', 'Published'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn'), ('erased', 'Erased')], default='received', max_length=20)),
                ('seriousness', models.PositiveSmallIntegerField(blank=True, choices=[(0, 'Nothing went wrong'), (1, 'Low: could have been better'), (2, 'Moderate: caused worry, delay or pain'), (3, 'High: caused harm or great distress'), (4, 'Urgent: somebody may be at risk now')], null=True)),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('shared_count', models.PositiveIntegerField(default=0)),
                ('version', models.PositiveIntegerField(default=1, help_text="Grows with each change, so that nobody overwrites another's work.")),
                ('care_site', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stories', to='accounts.caresite')),
                ('organisation', models.ForeignKey(blank=True, help_text='Whom the story is about: the body that runs the care site, or that sent the export.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stories', to='accounts.organisation')),
                ('priorities', models.ManyToManyField(blank=True, to='taxonomy.priority')),
                ('stages', models.ManyToManyField(blank=True, to='taxonomy.pathwaystage', verbose_name='pathway stages')),
                ('tumour_sites', models.ManyToManyField(blank=True, to='taxonomy.tumoursite')),
            ],
            options={
                'verbose_name_plural': 'stories',
                'permissions': [('moderate_story', 'Can read, sort, publish and decline stories'), ('import_stories', 'Can import the comments of a trust'), ('erase_story', 'Can erase a story for good')],
                'default_permissions': ('view',),
                'indexes': [models.Index(fields=['state', '-published_at', '-id'], name='story_newest'), models.Index(fields=['state', '-shared_count', '-published_at'], name='story_most_shared'), models.Index(fields=['state', 'received_at'], name='story_queue')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('source_key', ''), _negated=True), fields=('source_key',), name='story_imported_once'), models.CheckConstraint(condition=models.Q(models.Q(('source', 'import'), _negated=True), models.Q(('source_key', ''), _negated=True), _connector='OR'), name='story_import_has_source_key'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), models.Q(('published_at__isnull', False), models.Q(('consent', 'publish'), models.Q(('author_agreed_at__isnull', False), ('consent', 'after_seen')), _connector='OR')), _connector='OR'), name='story_published_with_date_and_consent'), models.CheckConstraint(condition=models.Q(models.Q(('care_site_text', ''), ('state', 'erased'), ('title', ''), ('words', '')), models.Q(models.Q(('state', 'erased'), _negated=True), models.Q(('words', ''), _negated=True), models.Q(('title', ''), _negated=True)), _connector='OR'), name='story_has_words_until_erased'), models.CheckConstraint(condition=models.Q(('rating__isnull', True), ('rating__range', (1, 5)), _connector='OR'), name='story_rating_1_to_5'), models.CheckConstraint(condition=models.Q(('sentiment__isnull', True), ('sentiment__range', (1, 5)), _connector='OR'), name='story_sentiment_1_to_5'), models.CheckConstraint(condition=models.Q(('seriousness__isnull', True), ('seriousness__range', (0, 4)), _connector='OR'), name='story_seriousness_0_to_4'), models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='story_version_from_1'), models.CheckConstraint(condition=models.Q(('published_at__isnull', True), ('published_at__gte', models.F('received_at')), _connector='OR'), name='story_published_after_received')],
            },
        ),
        migrations.CreateModel(
            name='StoryDraft',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('answers', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('started_at', models.DateTimeField()),
                ('touched_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name='slug')),
                ('group', models.CharField(choices=[('general', 'General'), ('staff', 'Staff'), ('access', 'Access to medical care and support'), ('communication', 'Communication and involvement'), ('mental_health', 'Mental health specifics'), ('journey', 'Patient journey and service coordination'), ('medication', 'Medication and pain'), ('activities', 'Activities'), ('environment', 'Environment, equipment and catering'), ('location', 'Service location, travel and transport'), ('cancer', 'Living through cancer'), ('other', 'Other')], default='other', max_length=20)),
                ('description', models.TextField(blank=True)),
                ('sort_order', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ['sort_order', 'name'],
            },
        ),
        migrations.CreateModel(
            name='FeedbackSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('emergency', models.TextField(default='This form is not watched all the time. If somebody may be in danger, call 999 now.\n\nIf you need medical help or advice today, call 111, or the 24-hour number that your cancer team gave you.\n\nIf you feel that you cannot go on, call Samaritans free on 116 123, at any time.', help_text='What to do in an emergency. Leave an empty line between paragraphs.')),
                ('complaint', wagtail.fields.RichTextField(default='<p>A complaint asks an organisation to look into what happened to you and to answer you. It has its own legal rules and times. The Patient Advice and Liaison Service (PALS) of your hospital can help you, or you can write to its complaints team.</p>', help_text='How to complain, and how that differs from feedback.')),
                ('question', wagtail.fields.RichTextField(default='<p>For a question about your own care, ask your clinical nurse specialist or your GP practice. They can see your notes and we cannot.</p>', help_text="Where to take a question about one's own care.")),
                ('other_ways', wagtail.fields.RichTextField(default='<p>You can ask somebody you trust to fill in the form with you, or print this page’s questions and write your answers on paper. Nobody needs an account or an email address.</p>', help_text='Print, telephone, post, or somebody who writes for you.')),
                ('minutes', models.PositiveSmallIntegerField(default=10, help_text='How long most people take, in minutes.')),
                ('days_to_read', models.PositiveSmallIntegerField(default=5, help_text='Working days until a person has read a story, as promised on the start page.')),
                ('days_to_answer', models.PositiveSmallIntegerField(default=20, help_text='Working days until an organisation answers, as promised on the start page.')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'telling us what happened',
            },
        ),
        migrations.CreateModel(
            name='StoryOriginal',
            fields=[
                ('story', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='original', serialize=False, to='feedback.story')),
                ('words', models.TextField()),
                ('delete_after', models.DateField(blank=True, db_index=True, null=True)),
            ],
            options={
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='StoryStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('receive', 'Received'), ('start_review', 'Review started'), ('put_back', 'Put back in the queue'), ('edit', 'Words or tags changed'), ('ask_author', 'Author asked'), ('author_answers', 'Author answered'), ('approve', 'Approved for the author to see'), ('author_agrees', 'Author agreed'), ('author_disagrees', 'Author disagreed'), ('publish', 'Published'), ('take_down', 'Taken down to look again'), ('decline', 'Declined'), ('reopen', 'Opened again'), ('withdraw', 'Withdrawn'), ('erase', 'Erased')], max_length=20)),
                ('from_state', models.CharField(blank=True, choices=[('received', 'Received'), ('in_review', 'In review'), ('waiting_author', 'Waiting for the author'), ('approved', 'Approved, waiting for the author to agree'), ('published', 'Published'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn'), ('erased', 'Erased')], max_length=20)),
                ('to_state', models.CharField(choices=[('received', 'Received'), ('in_review', 'In review'), ('waiting_author', 'Waiting for the author'), ('approved', 'Approved, waiting for the author to agree'), ('published', 'Published'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn'), ('erased', 'Erased')], max_length=20)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('by', models.ForeignKey(blank=True, help_text='Empty where the author or the machine acted.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='feedback.story')),
            ],
            options={
                'ordering': ['at', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ThemedStory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='theme_items', to='feedback.story')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='story_items', to='feedback.theme')),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('content_object', 'tag'), name='theme_once_a_story')],
            },
        ),
        migrations.CreateModel(
            name='ThemeSuggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(choices=[('export', "The trust's own label"), ('machine', 'Worked out from the words')], max_length=10)),
                ('because', models.CharField(blank=True, help_text='The words that decided.', max_length=250)),
                ('answer', models.CharField(choices=[('open', 'Not looked at'), ('taken', 'Taken'), ('left', 'Left')], default='open', max_length=10)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='theme_suggestions', to='feedback.story')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='feedback.theme')),
            ],
            options={
                'ordering': ['theme__sort_order', 'pk'],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('story', 'theme', 'source'), name='theme_suggested_once')],
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('speaks_for', models.CharField(blank=True, help_text='The role that answers, for example: lead cancer nurse. No name.', max_length=160)),
                ('words', models.TextField()),
                ('outcome', models.CharField(choices=[('answered', 'Answered'), ('change_planned', 'Change planned'), ('change_made', 'Change made')], default='answered', max_length=20)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='accounts.organisation')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='feedback.story')),
            ],
            options={
                'verbose_name_plural': 'replies',
                'ordering': ['created_at', 'pk'],
                'default_permissions': ('view', 'add', 'change'),
                'indexes': [models.Index(fields=['story', 'outcome', 'published_at'], name='reply_outcome'), models.Index(fields=['published_at'], name='reply_published')],
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='reply_has_words')],
            },
        ),
        migrations.AddField(
            model_name='story',
            name='themes',
            field=taggit.managers.TaggableManager(blank=True, help_text='A comma-separated list of tags.', through='feedback.ThemedStory', to='feedback.Theme', verbose_name='Tags'),
        ),
    ]
