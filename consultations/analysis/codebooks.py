"""What is done to a codebook. Each deed is one version, kept with who did it, and no coded answer is lost."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from consultations.models import Code, Codebook, CodeChange, Coding
from consultations.permissions import CODE_ANSWERS

What, State = CodeChange.What, Code.State


class CodebookRefused(Exception):
    """It cannot be done. The text says what to do instead."""


def check_may_code(by):
    if not by.has_perm(CODE_ANSWERS):
        raise PermissionDenied


@transaction.atomic
def begin(*, consultation, by):
    """The codebook of the consultation: an empty one where there was none."""
    check_may_code(by)
    return Codebook.objects.get_or_create(consultation_id=consultation.source_pk)[0]


@transaction.atomic
def carry(*, codebook, source, by, now):
    """Take over every code in use of another consultation that is not here by its key. How many were."""
    check_may_code(by)
    here = set(codebook.codes.values_list("key", flat=True))
    names = {name.casefold() for name in codebook.codes.in_use().values_list("name", flat=True)}
    new = [
        code for code in source.codes.in_use() if code.key not in here and code.name.casefold() not in names
    ]
    first = _next_place(codebook)
    Code.objects.bulk_create(_copy(code, codebook, first + number) for number, code in enumerate(new))
    Codebook.objects.filter(pk=codebook.pk).update(carried_from=source)
    if new:
        told = f"{len(new)} codes carried from “{source.consultation.title}”"
        _record(codebook, What.CARRIED, None, told[:300], by, now)
    return len(new)


@transaction.atomic
def add(*, codebook, by, now, **said):
    check_may_code(by)
    code = Code.objects.create(codebook=codebook, sort_order=_next_place(codebook), **said)
    _record(codebook, What.ADDED, code, f"“{code.name}” added", by, now)
    return code


@transaction.atomic
def change(*, code, by, now, **said):
    """New words for the same thing. What was coded stays coded."""
    check_may_code(by)
    before = code.name
    for name, value in said.items():
        setattr(code, name, value)
    code.save()
    renamed = f"“{before}” is now “{code.name}”" if before != code.name else f"“{code.name}” described anew"
    _record(code.codebook, What.CHANGED, code, renamed, by, now)


@transaction.atomic
def merge(*, code, into, by, now):
    """From now on the one counts as the other. Who gave which stays written, so it could be undone."""
    check_may_code(by)
    _check_in_use(code, into)
    if code == into or code.codebook_id != into.codebook_id:
        raise CodebookRefused("Choose another code of this codebook to merge it into.")
    told = f"“{code.name}” merged into “{into.name}”"
    _record(code.codebook, What.MERGED, code, told, by, now)
    Code.objects.filter(merged_into=code).update(merged_into=into)
    code.state, code.merged_into = State.MERGED, into
    code.save(update_fields=["state", "merged_into"])


@transaction.atomic
def split(*, code, names, by, now):
    """The code makes room for two or more. Its answers are read again by a person."""
    check_may_code(by)
    _check_in_use(code)
    names = list(dict.fromkeys(name.strip()[:80] for name in names if name.strip()))
    if len(names) < 2:
        raise CodebookRefused("Write the names of two codes or more, one a line.")
    told = f"“{code.name}” split into {', '.join(f'“{name}”' for name in names)}"
    _record(code.codebook, What.SPLIT, code, told[:300], by, now)
    code.state = State.SPLIT
    code.save(update_fields=["state"])
    _check_new(code.codebook, names)
    first = _next_place(code.codebook)
    return Code.objects.bulk_create(
        Code(
            codebook=code.codebook,
            name=name,
            question=code.question,
            split_from=code,
            sort_order=first + place,
        )
        for place, name in enumerate(names)
    )


@transaction.atomic
def give_up(*, code, by, now):
    """Not offered any more. The answers that have it keep it, and are counted under it."""
    check_may_code(by)
    _check_in_use(code)
    _record(code.codebook, What.GIVEN_UP, code, f"“{code.name}” given up", by, now)
    code.state = State.GIVEN_UP
    code.save(update_fields=["state"])


def _check_in_use(*codes):
    if not all(code.is_in_use for code in codes):
        raise CodebookRefused("This code is not in use any more. Load the codebook again.")


def _check_new(codebook, names):
    taken = {name.casefold() for name in codebook.codes.in_use().values_list("name", flat=True)}
    if double := [name for name in names if name.casefold() in taken]:
        raise CodebookRefused(f"There is a code “{double[0]}” already. Give the new one another name.")


def _next_place(codebook):
    return (codebook.codes.aggregate(last=Max("sort_order"))["last"] or 0) + 1


def _copy(code, codebook, place):
    return Code(
        codebook=codebook,
        key=code.key,
        name=code.name,
        description=code.description,
        examples=code.examples,
        words=code.words,
        sort_order=place,
    )


def _record(codebook, what, code, told, by, now):
    kept = Codebook.objects.select_for_update().get(pk=codebook.pk)
    codebook.version = kept.version + 1
    Codebook.objects.filter(pk=codebook.pk).update(version=codebook.version)
    coded = Coding.objects.filter(code=code, reading__counts=True).count() if code else 0
    CodeChange.objects.create(
        codebook=codebook,
        version=codebook.version,
        what=what,
        code=code,
        told=told,
        answers=coded,
        at=now,
        by=by,
    )
