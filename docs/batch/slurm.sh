#!/usr/bin/env bash
#SBATCH --job-name=chirashi
#SBATCH --array=1-16
#SBATCH --cpus-per-task=2
#SBATCH --mem=1G
#SBATCH --time=01:00:00
#SBATCH --requeue
#SBATCH --output=chirashi-%A-%a.log
#
# One shard of all offices in all languages. README.md, in this folder, says how to
# submit it, and the merge after it.
# Usage: sbatch docs/batch/slurm.sh [OFFICES [OUT]]
#
# Submit the whole array, also to make what is missing: how many tasks it has is
# how many shards there are.
set -euo pipefail
exec chirashi build --offices "${1:-content/offices.csv}" \
  --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --out "${2:-output}" \
  --jobs "$SLURM_CPUS_PER_TASK" --quiet
