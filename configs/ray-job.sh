#!/bin/bash
# One run over a Ray cluster. Every node needs audit (`pip install '.[ray]'`) and the models; the articles and
# the run folder are only read and written here, where the job is started.
#
#     RAY_ADDRESS=ray-head:6379 configs/ray-job.sh year.jsonl runs/year
set -euo pipefail

# shellcheck disable=SC2086
exec audit run "$1" --out "$2" --ray "${RAY_ADDRESS:-auto}" ${AUDIT_OPTIONS:-}
