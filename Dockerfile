# One file, three images: app (web, worker, beat, migrate), nginx (with the static files in it) and pgbouncer.

FROM node:22-trixie-slim AS typeface
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM python:3.13-slim-trixie AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
WORKDIR /app
COPY . .
COPY --from=typeface /build/node_modules node_modules
# The build has no secrets: what these commands need of the settings has safe defaults.
RUN python -m microfinance.fonts && rm -rf node_modules \
    && python -m microfinance.translations \
    && python manage.py collectstatic --noinput --verbosity 0

FROM python:3.13-slim-trixie AS app
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin portal \
    && install -d -o portal -g portal -m 0700 /srv/media
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
# docker build --build-arg GIT_COMMIT=$(git rev-parse HEAD): judgements then lead back to the text that judged.
ARG GIT_COMMIT=
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 MEDIA_ROOT=/srv/media GIT_COMMIT=$GIT_COMMIT
WORKDIR /app
USER portal
EXPOSE 8000
CMD ["gunicorn", "microfinance.wsgi:application", "--bind", "0.0.0.0:8000", "--workers", "3", "--threads", "4", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "--max-requests", "5000", "--max-requests-jitter", "500"]

FROM nginx:1.28-alpine AS nginx
COPY deploy/nginx.conf /etc/nginx/nginx.conf
COPY --from=build /app/var/static /srv/static
USER nginx
EXPOSE 8080 8443

FROM debian:trixie-slim AS pgbouncer
RUN apt-get update && apt-get install -y --no-install-recommends pgbouncer && rm -rf /var/lib/apt/lists/*
COPY deploy/pgbouncer.ini /etc/pgbouncer/pgbouncer.ini
COPY --chmod=0755 deploy/pgbouncer-start /usr/local/bin/pgbouncer-start
USER postgres
EXPOSE 6432
CMD ["pgbouncer-start"]
