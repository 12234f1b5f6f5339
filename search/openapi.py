"""The API of the public search, described in OpenAPI 3.1."""

from .entries import Facet, Kind, Sort
from .question import EXACTLY, LAST_PAGE, LONGEST_TEXT, NUMBER, SINCE, SORT, UNTIL, WORDS

TERM = {
    "type": "object",
    "required": ["value", "label"],
    "properties": {
        "value": {"type": "string", "description": "As it stands in an address."},
        "label": {"type": "string", "description": "As people read it."},
    },
}
TERMS = {"type": "array", "items": {"$ref": "#/components/schemas/Term"}}
OPTION = {
    "type": "object",
    "required": ["value", "label", "number"],
    "properties": {
        **TERM["properties"],
        "number": {"type": "integer", "description": "How many results this choice would leave."},
    },
}
RESULT = {
    "type": "object",
    "required": ["title", "url", "kind", "date", "summary", "status", "sites", "priorities", "stages"],
    "properties": {
        "title": {"type": "string"},
        "url": {"type": "string", "format": "uri"},
        "kind": {"type": "string", "enum": Kind.values},
        "date": {"type": ["string", "null"], "format": "date"},
        "summary": {"type": "string", "description": "Plain text around the words that were found."},
        "status": {"type": "string", "description": "Where it stands, for example Open; often empty."},
        "sites": TERMS,
        "priorities": TERMS,
        "stages": TERMS,
    },
}
PAGE = {
    "type": "object",
    "required": ["query", "page", "has_next", "total", "total_is_bound", "results", "facets"],
    "properties": {
        "query": {"type": "string"},
        "page": {"type": "integer"},
        "has_next": {"type": "boolean"},
        "total": {"type": "integer"},
        "total_is_bound": {"type": "boolean", "description": "There are more than `total`."},
        "also_searched_for": {"type": "array", "items": {"type": "string"}},
        "did_you_mean": {"type": "string"},
        "corrected_to": {"type": "string", "description": "What was looked for instead; often empty."},
        "unknown_filters": {"type": "array", "items": {"type": "string"}},
        "results": {"type": "array", "items": {"$ref": "#/components/schemas/Result"}},
        "facets": {
            "type": "object",
            "description": "For each filter its choices, counted under every filter but their own.",
            "additionalProperties": {"type": "array", "items": {"$ref": "#/components/schemas/Option"}},
        },
    },
}
REFUSAL = {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}


def described(base_url):
    """The whole description, for the portal at this address."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Public search",
            "version": "1",
            "description": "What anybody may find on the portal. Read only; 60 requests a minute.",
        },
        "servers": [{"url": base_url.rstrip("/")}],
        "paths": {"/search/api/": {"get": _searching()}},
        "components": {
            "schemas": {"Term": TERM, "Option": OPTION, "Result": RESULT, "Page": PAGE, "Refusal": REFUSAL}
        },
    }


def _searching():
    return {
        "operationId": "search",
        "summary": "One page of results, best first",
        "parameters": [*_of_words(), *map(_of_facet, Facet)],
        "responses": {
            "200": _answer("A page of results; empty where nothing answers.", "Page"),
            "429": _answer("Too many requests: wait a minute.", "Refusal"),
        },
    }


def _of_words():
    day = {"type": "string", "format": "date"}
    return [
        _parameter(WORDS, {"type": "string", "maxLength": LONGEST_TEXT}, "What to look for."),
        _parameter(SORT, {"type": "string", "enum": Sort.values}, "Order of the results."),
        _parameter(SINCE, day, "Nothing older than this day."),
        _parameter(UNTIL, day, "Nothing newer than this day."),
        _parameter(EXACTLY, {"type": "string", "enum": ["1"]}, "1: no other names, no correction."),
        _parameter(NUMBER, {"type": "integer", "minimum": 1, "maximum": LAST_PAGE}, "Which page."),
    ]


def _of_facet(facet):
    schema = {"type": "array", "items": {"type": "string"}}
    return {**_parameter(facet.value, schema, f"{facet.label}: any of these."), "explode": True}


def _parameter(name, schema, description):
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": description}


def _answer(description, schema):
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": description, "content": content}
