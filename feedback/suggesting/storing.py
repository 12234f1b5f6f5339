"""The file of what was learned: numbers and grams in numpy's own form, replaced in one move.

Nothing in it is code, so that opening it can run nothing. A file of another version is not used: what it held
is learned anew.
"""

import json
import os
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from django.conf import settings

from .model import Model
from .readings import KINDS
from .tags import Tag

FORMAT = 1
NAME = "learned.npz"
ARRAYS = ("weights", "biases", "slopes", "shifts", "thresholds", "speaks")


class Outdated(Exception):
    """There is no file that this version may use. Its text says why."""


def path():
    return Path(settings.SUGGESTIONS_ROOT) / NAME


def version_in_use():
    """What a file must say to be opened."""
    try:
        return {"format": FORMAT, "scikit-learn": version("scikit-learn")}
    except PackageNotFoundError:
        return {"format": FORMAT, "scikit-learn": None}


def save(model):
    """Put the model in place of the one before. Whoever reads meanwhile reads the old one, whole."""
    place = path()
    place.parent.mkdir(parents=True, exist_ok=True)
    made = {**model.made, **version_in_use(), "tags": [list(tag) for tag in model.tags]}
    arrays = {name: getattr(model, name) for name in ARRAYS}
    for kind, (names, rarity) in model.vocabulary.items():
        arrays |= {f"{kind} names": names, f"{kind} rarity": rarity}
    handle, name = tempfile.mkstemp(dir=place.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez_compressed(file, made=np.array(json.dumps(made)), **arrays)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def load():
    """The model. Raises Outdated where there is none that this version made."""
    try:
        with path().open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            made = json.loads(str(file["made"]))
            _check_version(made)
            vocabulary = {kind: (file[f"{kind} names"], file[f"{kind} rarity"]) for kind in KINDS}
            tags = [Tag(kind, key) for kind, key in made.pop("tags")]
            return Model(made=made, tags=tags, vocabulary=vocabulary, **{name: file[name] for name in ARRAYS})
    except FileNotFoundError:
        raise Outdated("Nothing has been learned yet.") from None
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as problem:
        raise Outdated("The file of what was learned cannot be read.") from problem


def forget():
    """There is no longer enough to have learned from."""
    path().unlink(missing_ok=True)


def _check_version(made):
    for name, wanted in version_in_use().items():
        if made.get(name) != wanted:
            raise Outdated(f"What was learned is of another version: {name} {made.get(name)}, not {wanted}.")
