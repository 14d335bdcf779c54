# The portal for production: web, worker and beat start from this one image, with the commands of the Procfile.
FROM python:3.11-slim AS bangun
COPY requirements.txt /
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --disable-pip-version-check -r /requirements.txt

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin narahubung \
    && install -d -o narahubung -g narahubung /data
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATA_DIR=/data \
    STATIC_ROOT=/app/staticfiles \
    BIND=0.0.0.0 \
    PORT=8000
WORKDIR /app
COPY --from=bangun /venv /venv
COPY . .
# The settings want a complete environment; none of these values is used for anything here or kept.
RUN DATABASE_URL=postgresql:///x REDIS_URL=redis://x ALLOWED_HOSTS=x SECRET_KEY=x KUNCI_ENKRIPSI=x \
    python manage.py collectstatic --noinput --verbosity 0
USER narahubung
VOLUME /data
EXPOSE 8000
CMD ["python", "-m", "gunicorn", "--config", "narahubung/gunicorn_conf.py", "narahubung.wsgi"]
