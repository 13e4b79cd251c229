"""Writes a shell script that does what the containers of the jobs would do.

Usage: indexed_jobs.py MANIFEST

No schema looks into a command; run with a program of the same name that only notes
its arguments, this shows what each index of an indexed job asks for.
"""

import shlex
import sys
from pathlib import Path

import yaml

for manifest in yaml.safe_load_all(Path(sys.argv[1]).read_text()):
    if manifest["kind"] != "Job":
        continue
    spec = manifest["spec"]
    for index in range(spec.get("completions", 1)):
        for container in spec["template"]["spec"]["containers"]:
            values = {entry["name"]: entry["value"] for entry in container.get("env", [])}
            if spec.get("completionMode") == "Indexed":
                values["JOB_COMPLETION_INDEX"] = str(index)
            words = [f"{name}={value}" for name, value in values.items()]
            words += container["command"] + container["args"]
            print("env", shlex.join(words))
