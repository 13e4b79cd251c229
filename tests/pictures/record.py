#!/usr/bin/env python3
"""Records how Chromium draws the pictures of `corpus`, one below the other in
`chromium.png`, in the order of their names: each 120 x 120 pixels.

Usage: python3 record.py [chromium]
"""
import pathlib
import subprocess
import sys
import tempfile

EDGE = 120
here = pathlib.Path(__file__).resolve().parent
pictures = sorted(here.glob("corpus/*.svg"))
page = "<!DOCTYPE html><style>*{margin:0}img{display:block;width:%dpx;height:%dpx}</style>" % (EDGE, EDGE)
page += "".join(f'<img src="{picture.as_uri()}">' for picture in pictures)
with tempfile.TemporaryDirectory() as folder:
    html = pathlib.Path(folder, "page.html")
    html.write_text(page)
    subprocess.run(
        [
            sys.argv[1] if len(sys.argv) > 1 else "chromium",
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--hide-scrollbars", "--force-color-profile=srgb", "--force-device-scale-factor=1",
            f"--user-data-dir={folder}/user",
            f"--screenshot={here / 'chromium.png'}",
            f"--window-size={EDGE},{EDGE * len(pictures)}",
            html.as_uri(),
        ],
        check=True,
    )
