# The pages and the API for an office's network: non-root, nothing written but /data and /tmp. Built from the locks alone.
#   docker build -t ocop-docs .                          PDF by the engine that is carried along
#   docker build -t ocop-docs --target libreoffice .     LibreOffice as well
FROM python:3.13-slim-bookworm AS build
WORKDIR /build
COPY requirements-build.lock requirements.lock ./
RUN python -m venv /tool
RUN /tool/bin/python -m pip install --no-cache-dir --no-deps --require-hashes -r requirements-build.lock
RUN /tool/bin/python -m pip wheel --no-cache-dir --no-deps --require-hashes --no-build-isolation --use-pep517 -w /wheels -r requirements.lock
COPY . .
RUN /tool/bin/python -m hatchling build -t wheel -d /wheels
RUN python -m venv --without-pip /app
RUN /tool/bin/python -m pip --python /app/bin/python install --no-index --no-deps /wheels/*.whl

FROM python:3.13-slim-bookworm AS server
COPY --from=build /app /app
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin ocop && install -d -o ocop -g ocop /data
USER ocop
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 OCOP_DOCS_WEB_BATCH_FOLDER=/data/batches
VOLUME /data
EXPOSE 8080
HEALTHCHECK --start-period=20s CMD ["/app/bin/python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/health', timeout=3)"]
ENTRYPOINT ["/app/bin/ocop-docs"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8080", "--no-browser", "--log"]

FROM server AS libreoffice
USER root
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui fonts-liberation2 && rm -rf /var/lib/apt/lists/*
USER ocop
ENV HOME=/tmp

FROM server
