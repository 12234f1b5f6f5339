import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import portal.privacy.references
import uuid
import wagtail.blocks.field_block
import wagtail.fields
import wagtailnhsukfrontend.blocks
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('account', '0009_emailaddress_unique_primary_email'),
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
            name='ConsultationPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('summary', models.TextField(help_text='One plain sentence: what a person finds here. It stands under the title.', max_length=300)),
                ('body', wagtail.fields.StreamField([('rich_text', 0), ('inset_text', 2), ('details', 25), ('expander_group', 27), ('warning_callout', 29), ('care_card', 33), ('do_list', 36), ('dont_list', 39), ('action_link', 40), ('card_group', 52), ('summary_list', 53), ('table', 62), ('image', 63)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'ol', 'ul', 'link', 'document-link'], 'group': 'Words'}), 1: ('wagtail.blocks.RichTextBlock', (), {'required': True}), 2: ('wagtail.blocks.StructBlock', [[('body', 1)]], {'group': 'Words'}), 3: ('wagtail.blocks.CharBlock', (), {'required': True}), 4: ('wagtail.blocks.RichTextBlock', (), {}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Link text', 'required': True}), 6: ('wagtail.blocks.URLBlock', (), {'label': 'URL', 'required': False}), 7: ('wagtail.blocks.BooleanBlock', (), {'label': 'Open in new window', 'required': False}), 8: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Internal Page', 'required': False}), 9: ('wagtail.blocks.StructBlock', [[('text', 5), ('external_url', 6), ('new_window', 7), ('internal_page', 8)]], {}), 10: ('wagtail.blocks.StructBlock', [[('body', 1)]], {}), 11: ('wagtail.images.blocks.ImageChooserBlock', (), {'required': True}), 12: ('wagtail.blocks.CharBlock', (), {'help_text': 'Only leave this blank if the image is decorative.', 'required': False}), 13: ('wagtail.blocks.CharBlock', (), {'required': False}), 14: ('wagtail.blocks.StructBlock', [[('content_image', 11), ('alt_text', 12), ('caption', 13)]], {}), 15: ('wagtail.blocks.IntegerBlock', (), {'default': 3, 'help_text': 'The heading level affects users with screen readers. Ignore this if there is no label. Default=3, Min=2, Max=6.', 'max_value': 6, 'min_value': 2}), 16: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'Default'), ('small', 'Small'), ('medium', 'Medium'), ('large', 'Large')], 'help_text': "The heading size affects the visual size, this follows the front-end library's sizing.", 'required': False}), 17: ('wagtail.blocks.StructBlock', [[('feature_heading', 3), ('heading_level', 15), ('heading_size', 16), ('body', 1)]], {}), 18: ('wagtail.blocks.CharBlock', (), {'default': 'Important', 'required': True}), 19: ('wagtail.blocks.IntegerBlock', (), {'default': 3, 'help_text': 'The heading level affects users with screen readers. Default=3, Min=2, Max=6.', 'max_value': 6, 'min_value': 2, 'required': True}), 20: ('wagtail.blocks.StructBlock', [[('title', 18), ('heading_level', 19), ('body', 1)]], {}), 21: ('wagtail.blocks.ListBlock', (wagtailnhsukfrontend.blocks.SummaryListRowBlock,), {}), 22: ('wagtail.blocks.BooleanBlock', (), {'default': False, 'required': False}), 23: ('wagtail.blocks.StructBlock', [[('rows', 21), ('no_border', 22)]], {}), 24: ('wagtail.blocks.StreamBlock', [[('richtext', 4), ('action_link', 9), ('inset_text', 10), ('image', 14), ('feature_card', 17), ('warning_callout', 20), ('summary_list', 23)]], {'required': True}), 25: ('wagtail.blocks.StructBlock', [[('title', 3), ('body', 24)]], {'group': 'Words'}), 26: ('wagtail.blocks.ListBlock', (wagtailnhsukfrontend.blocks.ExpanderBlock,), {}), 27: ('wagtail.blocks.StructBlock', [[('expanders', 26)]], {'group': 'Words'}), 28: ('wagtail.blocks.IntegerBlock', (), {'default': 2, 'help_text': '2 straight under the title of the page, 3 under a heading. People who listen rely on it.', 'max_value': 4, 'min_value': 2}), 29: ('wagtail.blocks.StructBlock', [[('title', 18), ('heading_level', 28), ('body', 1)]], {'group': 'Care'}), 30: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('primary', 'Non-urgent'), ('urgent', 'Urgent'), ('immediate', 'Emergency')]}), 31: ('wagtail.blocks.StructBlock', [[('title', 3), ('body', 24)]], {}), 32: ('wagtail.blocks.StreamBlock', [[('richtext', 4), ('action_link', 9), ('details', 31), ('inset_text', 10), ('image', 14), ('feature_card', 17), ('warning_callout', 20), ('summary_list', 23)]], {'required': True}), 33: ('wagtail.blocks.StructBlock', [[('type', 30), ('heading_level', 28), ('title', 3), ('body', 32)]], {'group': 'Care'}), 34: ('wagtail.blocks.CharBlock', (), {'help_text': 'Adding a label here will overwrite the default of Do', 'label': 'Heading', 'required': False}), 35: ('wagtail.blocks.ListBlock', (wagtail.blocks.field_block.RichTextBlock,), {}), 36: ('wagtail.blocks.StructBlock', [[('heading_level', 28), ('label', 34), ('do', 35)]], {'group': 'Care'}), 37: ('wagtail.blocks.CharBlock', (), {'help_text': "Adding a label here will overwrite the default of Don't", 'label': 'Heading', 'required': False}), 38: ('wagtail.blocks.ListBlock', (wagtail.blocks.field_block.RichTextBlock,), {'label': "Don't"}), 39: ('wagtail.blocks.StructBlock', [[('heading_level', 28), ('label', 37), ('dont', 38)]], {'group': 'Care'}), 40: ('wagtail.blocks.StructBlock', [[('text', 5), ('external_url', 6), ('new_window', 7), ('internal_page', 8)]], {'group': 'Ways on'}), 41: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'Full-width'), ('one-half', 'One-half'), ('one-third', 'One-third')], 'required': False}), 42: ('wagtail.blocks.RichTextBlock', (), {'required': False}), 43: ('wagtail.blocks.StructBlock', [[('heading', 3), ('heading_level', 15), ('heading_size', 16), ('body', 42)]], {}), 44: ('wagtail.blocks.PageChooserBlock', (), {'help_text': 'Interal Page Link for the card', 'label': 'Internal Page', 'required': False}), 45: ('wagtail.blocks.URLBlock', (), {'help_text': 'External Link for the card', 'label': 'URL', 'required': False}), 46: ('wagtail.blocks.StructBlock', [[('heading', 3), ('heading_level', 15), ('heading_size', 16), ('body', 42), ('internal_page', 44), ('url', 45)]], {}), 47: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Image', 'required': True}), 48: ('wagtail.blocks.URLBlock', (), {'help_text': 'Optional, if there is a link the entire card will be clickable.', 'label': 'URL', 'required': False}), 49: ('wagtail.blocks.PageChooserBlock', (), {'help_text': 'Optional, if there is a link the entire card will be clickable.', 'label': 'Internal Page', 'required': False}), 50: ('wagtail.blocks.StructBlock', [[('heading', 3), ('heading_level', 15), ('heading_size', 16), ('body', 42), ('content_image', 47), ('alt_text', 3), ('url', 48), ('internal_page', 49)]], {}), 51: ('wagtail.blocks.StreamBlock', [[('card_basic', 43), ('card_clickable', 46), ('card_image', 50), ('card_feature', 17)]], {'required': True}), 52: ('wagtail.blocks.StructBlock', [[('column', 41), ('body', 51)]], {'group': 'Ways on'}), 53: ('wagtail.blocks.StructBlock', [[('rows', 21), ('no_border', 22)]], {'group': 'Facts'}), 54: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('s', 'Small'), ('m', 'Medium'), ('l', 'Large'), ('xl', 'Extra Large')], 'required': False}), 55: ('wagtail.blocks.CharBlock', (), {'label': 'Header cells text', 'required': False}), 56: ('wagtail.blocks.CharBlock', (), {'help_text': 'For responsive tables', 'required': False}), 57: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('numeric', 'Numeric (right aligned)')], 'required': False}), 58: ('wagtail.blocks.IntegerBlock', (), {'required': False}), 59: ('wagtail.blocks.StructBlock', [[('text', 55), ('header', 56), ('format', 57), ('classes', 13), ('colspan', 58), ('rowspan', 58)]], {}), 60: ('wagtail.blocks.ListBlock', (59,), {}), 61: ('wagtail.blocks.ListBlock', (wagtailnhsukfrontend.blocks.TableRowBlock,), {'label': 'Body rows'}), 62: ('wagtail.blocks.StructBlock', [[('caption', 13), ('caption_size', 54), ('head', 60), ('rows', 61), ('responsive', 22), ('first_cell_is_header', 22)]], {'group': 'Facts'}), 63: ('wagtail.blocks.StructBlock', [[('content_image', 11), ('alt_text', 12), ('caption', 13)]], {'group': 'Pictures'})})),
                ('last_reviewed', models.DateField(blank=True, help_text='Its month is shown on the page.', null=True)),
                ('review_date', models.DateField(blank=True, help_text='When it must be looked at again.', null=True)),
                ('opens_at', models.DateTimeField(help_text='The moment from which people can answer.', verbose_name='opens')),
                ('closes_at', models.DateTimeField(help_text='People can answer until just before this moment. It must be after the opening.', verbose_name='closes')),
                ('outcome_due_date', models.DateField(blank=True, help_text='Left empty, it is 12 weeks after closing.', null=True, verbose_name='outcome due')),
                ('outcome_published_at', models.DateTimeField(blank=True, help_text='From this moment the outcome below and the figures are public.', null=True, verbose_name='outcome shown from')),
                ('why', wagtail.fields.RichTextField(verbose_name='why we are asking')),
                ('who_decides', wagtail.fields.RichTextField(help_text='Who, when, and on what.', verbose_name='who decides')),
                ('what_can_change', wagtail.fields.RichTextField(help_text='And what is settled already.', verbose_name='what can still change')),
                ('who_for', models.CharField(help_text='For example: anyone who has had radiotherapy.', max_length=160, verbose_name='who it is for')),
                ('minutes_to_answer', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(1)])),
                ('documents', wagtail.fields.StreamField([('document', 0)], blank=True, block_lookup={0: ('wagtail.documents.blocks.DocumentChooserBlock', (), {})})),
                ('outcome', wagtail.fields.StreamField([('finding', 3), ('words', 4)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'We asked', 'max_length': 250}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link', 'document-link'], 'label': 'You said'}), 2: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link', 'document-link'], 'label': 'We did, or why not'}), 3: ('wagtail.blocks.StructBlock', [[('asked', 0), ('said', 1), ('done', 2)]], {}), 4: ('wagtail.blocks.RichTextBlock', (), {'features': ['h3', 'bold', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow'})})),
                ('easy_read', models.ForeignKey(blank=True, help_text='The Easy Read page that says the same, where there is one.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.page')),
                ('kept_by', models.ForeignKey(blank=True, help_text='Who keeps this page right, and is reminded to look at it. Not shown to the public.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('priorities', modelcluster.fields.ParentalManyToManyField(blank=True, to='taxonomy.priority')),
                ('stages', modelcluster.fields.ParentalManyToManyField(blank=True, to='taxonomy.pathwaystage', verbose_name='pathway stages')),
                ('tumour_sites', modelcluster.fields.ParentalManyToManyField(blank=True, to='taxonomy.tumoursite')),
            ],
            options={
                'verbose_name': 'consultation',
                'indexes': [models.Index(fields=['opens_at', 'closes_at'], name='consultation_by_time')],
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='consultation_closes_after_opening', violation_error_message='Choose a closing moment after the opening.'), models.CheckConstraint(condition=models.Q(('outcome_published_at__isnull', True), ('outcome_published_at__gte', models.F('closes_at')), _connector='OR'), name='consultation_outcome_after_closing', violation_error_message='Choose a moment after the close from which the outcome is shown.'), models.CheckConstraint(condition=models.Q(('minutes_to_answer__gte', 1)), name='consultation_takes_a_minute', violation_error_message='Enter how many minutes it takes, 1 or more.')],
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('key', models.SlugField(blank=True, default='', max_length=20)),
                ('kind', models.CharField(choices=[('text', 'In their own words'), ('one', 'One of several choices'), ('several', 'As many of the choices as apply')], default='text', max_length=10, verbose_name='how people answer')),
                ('wording', models.CharField(help_text='Ask one thing, in plain words.', max_length=300, verbose_name='question')),
                ('help_text', models.TextField(blank=True, help_text='Shown under the question.', verbose_name='why we ask, or what helps to answer')),
                ('required', models.BooleanField(default=False, verbose_name='must be answered')),
                ('word_limit', models.PositiveIntegerField(default=500, help_text='For answers in people’s own words.', validators=[django.core.validators.MinValueValidator(1)], verbose_name='most words')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='consultations.consultationpage')),
            ],
            options={
                'ordering': ['sort_order', 'id'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('page', 'key'), name='question_key_once_a_page'), models.CheckConstraint(condition=models.Q(('word_limit__gte', 1)), name='question_word_limit_from_1')],
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('submission_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('reference', models.CharField(default=portal.privacy.references.new_reference, editable=False, max_length=20, unique=True)),
                ('source', models.CharField(choices=[('web', 'This website'), ('paper', 'On paper'), ('phone', 'Telephone'), ('import', 'Imported')], default='web', max_length=10)),
                ('submitted_at', models.DateTimeField()),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='consultations.consultationpage')),
            ],
            options={
                'default_permissions': ('view',),
                'indexes': [models.Index(fields=['consultation', 'submitted_at'], name='response_by_consultation')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(blank=True)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='consultations.question')),
                ('response', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='consultations.response')),
            ],
            options={
                'ordering': ['question__sort_order', 'pk'],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('response', 'question'), name='one_answer_a_question')],
            },
        ),
        migrations.CreateModel(
            name='Choice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('key', models.SlugField(blank=True, default='', max_length=20)),
                ('label', models.CharField(max_length=200)),
                ('question', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='consultations.question')),
            ],
            options={
                'ordering': ['sort_order', 'id'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('question', 'key'), name='choice_key_once_a_question')],
            },
        ),
        migrations.CreateModel(
            name='ChosenChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='consultations.answer')),
                ('choice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='consultations.choice')),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('answer', 'choice'), name='chosen_once_an_answer')],
            },
        ),
        migrations.CreateModel(
            name='ConsultationIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('summary', models.TextField(help_text='One plain sentence: what a person finds here. It stands under the title.', max_length=300)),
                ('body', wagtail.fields.StreamField([('rich_text', 0), ('inset_text', 2), ('details', 25), ('expander_group', 27), ('warning_callout', 29), ('care_card', 33), ('do_list', 36), ('dont_list', 39), ('action_link', 40), ('card_group', 52), ('summary_list', 53), ('table', 62), ('image', 63)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'ol', 'ul', 'link', 'document-link'], 'group': 'Words'}), 1: ('wagtail.blocks.RichTextBlock', (), {'required': True}), 2: ('wagtail.blocks.StructBlock', [[('body', 1)]], {'group': 'Words'}), 3: ('wagtail.blocks.CharBlock', (), {'required': True}), 4: ('wagtail.blocks.RichTextBlock', (), {}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Link text', 'required': True}), 6: ('wagtail.blocks.URLBlock', (), {'label': 'URL', 'required': False}), 7: ('wagtail.blocks.BooleanBlock', (), {'label': 'Open in new window', 'required': False}), 8: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Internal Page', 'required': False}), 9: ('wagtail.blocks.StructBlock', [[('text', 5), ('external_url', 6), ('new_window', 7), ('internal_page', 8)]], {}), 10: ('wagtail.blocks.StructBlock', [[('body', 1)]], {}), 11: ('wagtail.images.blocks.ImageChooserBlock', (), {'required': True}), 12: ('wagtail.blocks.CharBlock', (), {'help_text': 'Only leave this blank if the image is decorative.', 'required': False}), 13: ('wagtail.blocks.CharBlock', (), {'required': False}), 14: ('wagtail.blocks.StructBlock', [[('content_image', 11), ('alt_text', 12), ('caption', 13)]], {}), 15: ('wagtail.blocks.IntegerBlock', (), {'default': 3, 'help_text': 'The heading level affects users with screen readers. Ignore this if there is no label. Default=3, Min=2, Max=6.', 'max_value': 6, 'min_value': 2}), 16: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'Default'), ('small', 'Small'), ('medium', 'Medium'), ('large', 'Large')], 'help_text': "The heading size affects the visual size, this follows the front-end library's sizing.", 'required': False}), 17: ('wagtail.blocks.StructBlock', [[('feature_heading', 3), ('heading_level', 15), ('heading_size', 16), ('body', 1)]], {}), 18: ('wagtail.blocks.CharBlock', (), {'default': 'Important', 'required': True}), 19: ('wagtail.blocks.IntegerBlock', (), {'default': 3, 'help_text': 'The heading level affects users with screen readers. Default=3, Min=2, Max=6.', 'max_value': 6, 'min_value': 2, 'required': True}), 20: ('wagtail.blocks.StructBlock', [[('title', 18), ('heading_level', 19), ('body', 1)]], {}), 21: ('wagtail.blocks.ListBlock', (wagtailnhsukfrontend.blocks.SummaryListRowBlock,), {}), 22: ('wagtail.blocks.BooleanBlock', (), {'default': False, 'required': False}), 23: ('wagtail.blocks.StructBlock', [[('rows', 21), ('no_border', 22)]], {}), 24: ('wagtail.blocks.StreamBlock', [[('richtext', 4), ('action_link', 9), ('inset_text', 10), ('image', 14), ('feature_card', 17), ('warning_callout', 20), ('summary_list', 23)]], {'required': True}), 25: ('wagtail.blocks.StructBlock', [[('title', 3), ('body', 24)]], {'group': 'Words'}), 26: ('wagtail.blocks.ListBlock', (wagtailnhsukfrontend.blocks.ExpanderBlock,), {}), 27: ('wagtail.blocks.StructBlock', [[('expanders', 26)]], {'group': 'Words'}), 28: ('wagtail.blocks.IntegerBlock', (), {'default': 2, 'help_text': '2 straight under the title of the page, 3 under a heading. People who listen rely on it.', 'max_value': 4, 'min_value': 2}), 29: ('wagtail.blocks.StructBlock', [[('title', 18), ('heading_level', 28), ('body', 1)]], {'group': 'Care'}), 30: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('primary', 'Non-urgent'), ('urgent', 'Urgent'), ('immediate', 'Emergency')]}), 31: ('wagtail.blocks.StructBlock', [[('title', 3), ('body', 24)]], {}), 32: ('wagtail.blocks.StreamBlock', [[('richtext', 4), ('action_link', 9), ('details', 31), ('inset_text', 10), ('image', 14), ('feature_card', 17), ('warning_callout', 20), ('summary_list', 23)]], {'required': True}), 33: ('wagtail.blocks.StructBlock', [[('type', 30), ('heading_level', 28), ('title', 3), ('body', 32)]], {'group': 'Care'}), 34: ('wagtail.blocks.CharBlock', (), {'help_text': 'Adding a label here will overwrite the default of Do', 'label': 'Heading', 'required': False}), 35: ('wagtail.blocks.ListBlock', (wagtail.blocks.field_block.RichTextBlock,), {}), 36: ('wagtail.blocks.StructBlock', [[('heading_level', 28), ('label', 34), ('do', 35)]], {'group': 'Care'}), 37: ('wagtail.blocks.CharBlock', (), {'help_text': "Adding a label here will overwrite the default of Don't", 'label': 'Heading', 'required': False}), 38: ('wagtail.blocks.ListBlock', (wagtail.blocks.field_block.RichTextBlock,), {'label': "Don't"}), 39: ('wagtail.blocks.StructBlock', [[('heading_level', 28), ('label', 37), ('dont', 38)]], {'group': 'Care'}), 40: ('wagtail.blocks.StructBlock', [[('text', 5), ('external_url', 6), ('new_window', 7), ('internal_page', 8)]], {'group': 'Ways on'}), 41: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('', 'Full-width'), ('one-half', 'One-half'), ('one-third', 'One-third')], 'required': False}), 42: ('wagtail.blocks.RichTextBlock', (), {'required': False}), 43: ('wagtail.blocks.StructBlock', [[('heading', 3), ('heading_level', 15), ('heading_size', 16), ('body', 42)]], {}), 44: ('wagtail.blocks.PageChooserBlock', (), {'help_text': 'Interal Page Link for the card', 'label': 'Internal Page', 'required': False}), 45: ('wagtail.blocks.URLBlock', (), {'help_text': 'External Link for the card', 'label': 'URL', 'required': False}), 46: ('wagtail.blocks.StructBlock', [[('heading', 3), ('heading_level', 15), ('heading_size', 16), ('body', 42), ('internal_page', 44), ('url', 45)]], {}), 47: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Image', 'required': True}), 48: ('wagtail.blocks.URLBlock', (), {'help_text': 'Optional, if there is a link the entire card will be clickable.', 'label': 'URL', 'required': False}), 49: ('wagtail.blocks.PageChooserBlock', (), {'help_text': 'Optional, if there is a link the entire card will be clickable.', 'label': 'Internal Page', 'required': False}), 50: ('wagtail.blocks.StructBlock', [[('heading', 3), ('heading_level', 15), ('heading_size', 16), ('body', 42), ('content_image', 47), ('alt_text', 3), ('url', 48), ('internal_page', 49)]], {}), 51: ('wagtail.blocks.StreamBlock', [[('card_basic', 43), ('card_clickable', 46), ('card_image', 50), ('card_feature', 17)]], {'required': True}), 52: ('wagtail.blocks.StructBlock', [[('column', 41), ('body', 51)]], {'group': 'Ways on'}), 53: ('wagtail.blocks.StructBlock', [[('rows', 21), ('no_border', 22)]], {'group': 'Facts'}), 54: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('s', 'Small'), ('m', 'Medium'), ('l', 'Large'), ('xl', 'Extra Large')], 'required': False}), 55: ('wagtail.blocks.CharBlock', (), {'label': 'Header cells text', 'required': False}), 56: ('wagtail.blocks.CharBlock', (), {'help_text': 'For responsive tables', 'required': False}), 57: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('numeric', 'Numeric (right aligned)')], 'required': False}), 58: ('wagtail.blocks.IntegerBlock', (), {'required': False}), 59: ('wagtail.blocks.StructBlock', [[('text', 55), ('header', 56), ('format', 57), ('classes', 13), ('colspan', 58), ('rowspan', 58)]], {}), 60: ('wagtail.blocks.ListBlock', (59,), {}), 61: ('wagtail.blocks.ListBlock', (wagtailnhsukfrontend.blocks.TableRowBlock,), {'label': 'Body rows'}), 62: ('wagtail.blocks.StructBlock', [[('caption', 13), ('caption_size', 54), ('head', 60), ('rows', 61), ('responsive', 22), ('first_cell_is_header', 22)]], {'group': 'Facts'}), 63: ('wagtail.blocks.StructBlock', [[('content_image', 11), ('alt_text', 12), ('caption', 13)]], {'group': 'Pictures'})})),
                ('last_reviewed', models.DateField(blank=True, help_text='Its month is shown on the page.', null=True)),
                ('review_date', models.DateField(blank=True, help_text='When it must be looked at again.', null=True)),
                ('easy_read', models.ForeignKey(blank=True, help_text='The Easy Read page that says the same, where there is one.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.page')),
                ('kept_by', models.ForeignKey(blank=True, help_text='Who keeps this page right, and is reminded to look at it. Not shown to the public.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'take part',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ResponseDraft',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('answers', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('started_at', models.DateTimeField()),
                ('touched_at', models.DateTimeField(db_index=True)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='consultations.consultationpage')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='answer',
            name='chosen',
            field=models.ManyToManyField(related_name='answers', through='consultations.ChosenChoice', to='consultations.choice'),
        ),
    ]
