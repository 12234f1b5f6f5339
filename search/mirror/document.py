"""An entry of the ledger as Elasticsearch keeps it: its tokens and labels, and no text to be shown."""

from dataclasses import dataclass
from json import dumps

from elasticsearch.dsl import Boolean, Date, Document, Keyword, Long, MetaField, Text, analyzer

from search.entries import LETTERS
from search.models import SearchEntry

# Texts are analysed before, for all engines alike: what comes here is tokens with spaces between.
TOKENS = analyzer("tokens", tokenizer="whitespace")


def _tokens():
    """Positions are kept for phrases. Points are whole numbers that the query brings, so no norms."""
    return Text(analyzer=TOKENS, norms=False, index_options="positions")


def _labels():
    return Keyword(eager_global_ordinals=True)


class EntryDocument(Document):
    """A withdrawn entry stays as a stone here too: only so can no late write bring it back."""

    key = Long()
    is_live = Boolean()
    date = Date(format="strict_date")
    title_tokens = _tokens()
    lead_tokens = _tokens()
    body_tokens = _tokens()
    site = _labels()
    priority = _labels()
    stage = _labels()
    kind = _labels()
    place = _labels()

    class Meta:
        dynamic = MetaField("strict")
        # What it was made from is the ledger; nothing here is ever read back.
        source = MetaField(enabled=False)


FACET_OF = {letter: facet.value for facet, letter in LETTERS.items()}
READ = ("pk", "version", "is_live", "date", "title_tokens", "lead_tokens", "body_tokens", "labels")


@dataclass(frozen=True, slots=True)
class Written:
    """What is sent for one entry: `source` is its JSON."""

    key: int
    version: int
    source: str


def read(entries):
    """The documents of these entries, each as the ledger has it now. One query."""
    return [
        Written(row[0], row[1], dumps(_content(*row), separators=(",", ":")))
        for row in entries.values_list(*READ)
    ]


def of(keys):
    return SearchEntry.objects.filter(pk__in=keys)


def _content(key, version, is_live, date, title, lead, body, labels):
    content = {
        "key": key,
        "is_live": is_live,
        "title_tokens": title,
        "lead_tokens": lead,
        "body_tokens": body,
    }
    if date:
        content["date"] = date.isoformat()
    for label in labels.split():
        content.setdefault(FACET_OF[label[0]], []).append(label)
    return content
