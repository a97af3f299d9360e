# For CPUs, with the bundled models inside. Nothing is written but to the run folder and /tmp:
#   docker build -t audit .
#   docker run --rm --read-only --tmpfs /tmp --user "$(id -u)" -v "$PWD:/work" audit run french/
FROM python:3.11-slim AS build
RUN python -m venv /opt/audit
# The build of torch for CPUs: that of the index of Python brings gigabytes of CUDA.
RUN /opt/audit/bin/pip install --no-cache-dir --extra-index-url https://download.pytorch.org/whl/cpu "torch==2.13.0+cpu"
COPY . /src
RUN /opt/audit/bin/pip install --no-cache-dir /src

FROM python:3.11-slim
COPY --from=build /opt/audit /opt/audit
ENV PATH=/opt/audit/bin:$PATH \
    AUDIT_CACHE=/tmp/audit \
    PYTHONDONTWRITEBYTECODE=1
USER 65534:65534
WORKDIR /work
ENTRYPOINT ["audit"]
CMD ["--help"]
