# syntax=docker/dockerfile:1
ARG PYTHON=3.11-slim-bookworm

FROM python:${PYTHON} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
RUN python -m venv /venv
COPY requirements.txt .
# Wheels only, each checked against its hash: nothing is compiled, and nothing of a package runs while it is installed.
RUN /venv/bin/pip install --require-hashes --only-binary :all: -r requirements.txt && /venv/bin/python -m compileall -q /venv/lib
COPY manage.py pyproject.toml ./
COPY portal portal
COPY search search
COPY consultations consultations
COPY feedback feedback
COPY home home
# The key is thrown away with this line: collecting needs one, and it is not kept in the image.
RUN SECRET_KEY=only-for-collecting ALLOWED_HOSTS=localhost DJANGO_SETTINGS_MODULE=portal.settings.production VAR_DIR=/app/var \
    /venv/bin/python manage.py collectstatic --noinput --verbosity 0 && /venv/bin/python -m compileall -q .

FROM python:${PYTHON}
# The letters of the printed form.
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends fonts-liberation && rm -rf /var/lib/apt/lists/*
RUN groupadd --system --gid 10001 portal \
    && useradd --system --uid 10001 --gid portal --home-dir /app --shell /usr/sbin/nologin portal \
    && install --directory --owner portal --group portal /data /data/documents /data/media /data/media/images
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=portal.settings.production \
    VAR_DIR=/app/var MEDIA_ROOT=/data/media DOCUMENTS_ROOT=/data/documents ERASURE_LIST=/data/erasures.jsonl DATABASE_URL=sqlite:////data/portal.sqlite3 \
    GRANIAN_HOST=0.0.0.0 GRANIAN_PORT=8000 GRANIAN_WORKERS=2 GRANIAN_BLOCKING_THREADS=4 \
    GRANIAN_LOG_LEVEL=warning GRANIAN_RESPAWN_FAILED_WORKERS=true GRANIAN_WORKERS_LIFETIME=6h GRANIAN_WORKERS_KILL_TIMEOUT=10
WORKDIR /app
COPY --from=build /venv /venv
COPY --from=build /app /app
USER portal
VOLUME /data
EXPOSE 8000
# Asked under a name that the portal answers to.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", "import os, urllib.request as ask; ask.urlopen(ask.Request('http://127.0.0.1:8000/healthz', headers={'Host': os.environ['ALLOWED_HOSTS'].split(',')[0].lstrip('.')}), timeout=4)"]
CMD ["granian", "--interface", "wsgi", "--no-ws", "--static-path-route", "/media/images", "--static-path-mount", "/data/media/images", "portal.wsgi:application"]
