# Aukio as an image: no compiler, no shell script, a user without rights, nothing written outside of /var/lib/aukio and
# /tmp. Build: docker build -t aukio:0.2.0 .   Run: see compose.yaml.

FROM python:3.12-slim-bookworm AS build
WORKDIR /build
RUN python -m venv /srv/aukio
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY src src
RUN /srv/aukio/bin/pip install --no-cache-dir --disable-pip-version-check --constraint constraints.txt ".[broker,sentry]"

FROM python:3.12-slim-bookworm
LABEL org.opencontainers.image.title="Aukio" \
      org.opencontainers.image.licenses="MIT"
RUN groupadd --system --gid 10001 aukio \
    && useradd --system --uid 10001 --gid aukio --home-dir /var/lib/aukio --shell /usr/sbin/nologin aukio \
    && install --directory --owner=aukio --group=aukio --mode=0700 /var/lib/aukio /var/backups/aukio
COPY --from=build /srv/aukio /srv/aukio
ENV PATH=/srv/aukio/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    AUKIO_LOG=json
WORKDIR /var/lib/aukio
VOLUME ["/var/lib/aukio"]
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-m", "aukio.config.health_probe", "8000"]
CMD ["aukio", "serve", "--host", "0.0.0.0", "--port", "8000"]
