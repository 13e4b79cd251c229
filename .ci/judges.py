"""Hands every PDF of a flyer to every judge and prints a table of file by judge.

Usage: judges.py PDFS [--some] [--verapdf JAR] [--pdfcpu PROGRAM]
  --some   the files that are there, not one for each language of the flyer

A judge says what is wrong with which file. One that did not run is named, and in
CI that is a failure; so is, anywhere, a run without veraPDF, which decides.
"""

import argparse
import io
import json
import os
import re
import subprocess
import sys
import time
import tomllib
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import page
import pymupdf
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen

MAX_BYTES = 400_000
A4 = (595.28, 841.89)
A3 = (841.89, 1190.55)


class DidNotRun(Exception):
    """A judge could not be asked."""


class Judge:
    """One judge's answers: complaints and waivers by file."""

    def __init__(self, name):
        self.name = name
        self.version = ""
        self.absent = ""
        self.seconds = 0.0
        self.complaints = defaultdict(list)
        self.waived = defaultdict(list)

    def mark(self, pdf):
        if self.absent:
            return "-"
        if self.complaints[pdf]:
            return f"{len(self.complaints[pdf])} bad"
        return "waived" if self.waived[pdf] else "ok"


def run(*command):
    """Runs a program and returns its exit status, standard output and both outputs."""
    try:
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    except OSError as error:
        raise DidNotRun(str(error)) from error
    return done.returncode, done.stdout, done.stdout + done.stderr


# --- poppler and qpdf --------------------------------------------------------


def qpdf(judge, pdfs):
    """The file's structure and streams are sound."""
    judge.version = run("qpdf", "--version")[1].split("\n")[0]
    for pdf in pdfs:
        status, _, output = run("qpdf", "--check", pdf)
        if status != 0 or "No syntax or stream encoding errors" not in output:
            judge.complaints[pdf] += output.strip().splitlines()


def fonts(judge, pdfs):
    """Every font is embedded, subset and maps to Unicode."""
    judge.version = run("pdffonts", "-v")[2].split("\n")[0]
    row = re.compile(r"^(?P<name>\S+) .* (?P<emb>yes|no) +(?P<sub>yes|no) +(?P<uni>yes|no) +\d+ +\d+$")
    for pdf in pdfs:
        status, output, both = run("pdffonts", pdf)
        lines = output.splitlines()[2:]
        if status != 0 or not lines:
            judge.complaints[pdf].append(f"no fonts: {both.strip()}")
        for line in lines:
            font = row.match(line)
            if not font:
                judge.complaints[pdf].append(f"cannot read: {line}")
                continue
            for column, fault in ("emb", "not embedded"), ("sub", "not subset"), ("uni", "without ToUnicode"):
                if font[column] == "no":
                    judge.complaints[pdf].append(f"{font['name']} is {fault}")


def flyer_of(folder):
    """flyer.toml of the files in a folder: of a flyer, or of an office below it."""
    names = (folder.name, folder.parent.name)
    files = (Path("content", name, "flyer.toml") for name in names)
    return tomllib.loads(next(file for file in files if file.is_file()).read_text())


def pages(judge, pdfs):
    """As many A4 pages as the flyer has, tagged, small enough to send by mail."""
    judge.version = run("pdfinfo", "-v")[2].split("\n")[0]
    count = len(flyer_of(pdfs[0].parent)["pages"])
    for pdf in pdfs:
        bad = judge.complaints[pdf]
        output = run("pdfinfo", "-f", 1, "-l", 99, pdf)[1]
        info = dict(re.findall(r"^(.+?): +(.+)$", output, re.MULTILINE))
        if info.get("Tagged") != "yes":
            bad.append(f"Tagged: {info.get('Tagged')}")
        if info.get("Pages") != str(count):
            bad.append(f"{info.get('Pages')} pages instead of {count}")
        for number, *size in re.findall(r"^Page +(\d+) size: +([\d.]+) x ([\d.]+)", output, re.MULTILINE):
            if not any(all(abs(float(a) - b) <= 0.5 for a, b in zip(size, right)) for right in (A4, A3)):
                bad.append(f"page {number} is {' x '.join(size)} pt, neither A4 nor A3")
        if pdf.stat().st_size >= MAX_BYTES:
            bad.append(f"{pdf.stat().st_size:,} bytes; the limit is {MAX_BYTES:,}")


# --- veraPDF -----------------------------------------------------------------


def verapdf(jar, flavour, profile):
    """One flavour, all files in one Java process."""

    def ask(judge, pdfs):
        if not jar:
            raise DidNotRun("not installed")
        # Only the quick compiler: the process ends before the better one pays off.
        java = ["java", "-XX:TieredStopAtLevel=1", "-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper"]
        status, output, both = run(*java, "--flavour", flavour, "--format", "json", "--maxfailuresdisplayed", 3, *pdfs)
        try:
            report = json.loads(output)["report"]
        except (ValueError, KeyError) as error:
            raise DidNotRun(f"status {status}: {both[-500:]}") from error
        judge.version = "veraPDF " + report["buildInformation"]["releaseDetails"][0]["version"]
        jobs = {Path(job["itemDetails"]["name"]): job for job in report["jobs"]}
        for pdf in pdfs:
            judge.complaints[pdf] += faults(jobs.get(pdf), profile)
        if status != 0 and not any(judge.complaints.values()):
            raise DidNotRun(f"status {status}, but no complaint: {both[-500:]}")

    return ask


def faults(job, profile):
    """What veraPDF says of one file. Only a full, passed validation is no fault."""
    if not job:
        return ["was not looked at"]
    if "taskException" in job:
        return [job["taskException"]["exceptionMessage"]]
    (result,) = job["validationResult"]
    bad = []
    for rule in result["details"]["ruleSummaries"]:
        for check in rule["checks"]:
            bad.append(f"{rule['clause']}-{rule['testNumber']}: {check['errorMessage']} ({check['context']})")
    checked = result["details"]["passedChecks"] > 0 and result["jobEndStatus"] == "normal"
    if not bad and not (result["compliant"] and checked and result["profileName"].startswith(profile)):
        bad.append(f"{result['profileName']}: {result['statement']}")
    return bad


# --- page-validation and its two false alarms --------------------------------


def page_validation(judge, pdfs):
    """Both profiles, by a validator that shares no code with veraPDF."""
    judge.version = "page-validation " + version("page-validation")
    for pdf in pdfs:
        for profile in "ua1", "2a":
            try:
                report = page.validate_pdf(pdf, profile=profile)
            except page.PageError as error:
                judge.complaints[pdf].append(f"{profile}: {error}")
                continue
            for failure in report.failures:
                proof = WAIVERS.get(failure.rule_id, lambda *_: None)(pdf, failure.message)
                if proof:
                    judge.waived[pdf].append(f"{failure.rule_id}: {proof}")
                else:
                    judge.complaints[pdf].append(f"{failure.rule_id}: {failure.message}")
            if not report.is_compliant and not report.failures:
                judge.complaints[pdf].append(f"{profile}: not compliant, no reason given")


def widths_agree(pdf, message):
    """page-validation 0.11 reads width 0 from Noto CJK's CFF. The proof that it is
    wrong: fontTools reads from the embedded font, for every glyph, the width that /W
    or /DW has. For every CFF font of the file, as only the first one is named."""
    claim = r"font object \d+ 0 has rendered CID \d+ width 0\.000 in its embedded CIDFontType0C program .*"
    if not re.fullmatch(claim, message):
        return None
    glyphs = 0
    with pymupdf.open(pdf) as document:
        for font in range(1, document.xref_length()):
            if document.xref_get_key(font, "Subtype")[1] != "/CIDFontType0":
                continue
            embedded = cff_widths(document.xref_stream(reference(document, font, "FontDescriptor/FontFile3")))
            declared, default = declared_widths(document, font)
            if not declared.keys() <= embedded.keys():
                return None
            # CID 0 is .notdef: never drawn, and seldom in /W.
            if any(cid and abs(declared.get(cid, default) - width) > 1 for cid, width in embedded.items()):
                return None
            glyphs += len(embedded)
    return f"fontTools reads the width that /W or /DW has, for all {glyphs} glyphs in CFF" if glyphs else None


def reference(document, xref, key):
    """The object that an entry refers to."""
    return int(document.xref_get_key(xref, key)[1].split()[0])


def declared_widths(document, font):
    """/W, made of `c [w1 w2 …]` and `first last w`, as widths by CID; and /DW."""
    kind, array = document.xref_get_key(font, "W")
    if kind == "xref":
        array = document.xref_object(reference(document, font, "W"))
    kind, default = document.xref_get_key(font, "DW")
    widths = {}
    items = re.findall(r"\[[^\[\]]*\]|[\d.]+", array.strip().removeprefix("[").removesuffix("]"))
    while items:
        first, second = int(items.pop(0)), items.pop(0)
        if second.startswith("["):
            for offset, width in enumerate(second.strip("[]").split()):
                widths[first + offset] = float(width)
        else:
            width = float(items.pop(0))
            widths.update(dict.fromkeys(range(first, int(second) + 1), width))
    return widths, 1000.0 if kind == "null" else float(default)


def cff_widths(program):
    """The advance widths that a CID-keyed CFF font itself holds; none for other fonts."""
    cff = CFFFontSet()
    cff.decompile(io.BytesIO(program), None)
    top = cff[0]
    widths = {}
    if not hasattr(top, "ROS"):
        return widths
    for name in top.charset:
        glyph = top.CharStrings[name]
        glyph.draw(NullPen())
        widths[0 if name == ".notdef" else int(name.removeprefix("cid"))] = glyph.width
    return widths


def lengths_right(pdf, _message):
    """page-validation 0.11 takes a stream's last byte for a part of the line end when
    that byte is a CR. The proof that it is wrong: qpdf accepts the file, and after
    /Length bytes of each stream stands LF endstream."""
    data = pdf.read_bytes()
    start = re.compile(rb">>\s*stream(?:\r\n|\n)")
    streams = carriage_returns = at = 0
    while found := start.search(data, at):
        header = data[data.rindex(b" obj", 0, found.start()) : found.start()]
        length = re.search(rb"/Length\s+(\d+)(?!\d|\s+\d+\s+R)", header)
        at = found.end() + int(length[1]) if length else len(data)
        if data[at : at + 10] != b"\nendstream":
            return None
        streams += 1
        carriage_returns += data[at - 1 : at] == b"\r"
    if not carriage_returns or run("qpdf", "--check", pdf)[0] != 0:
        return None
    return f"qpdf finds every length right, and so do we in all {streams} streams; {carriage_returns} end in a CR"


# A rule that page-validation gets wrong, and what proves it for the file at hand.
# Without proof the complaint stands. Nothing else is waived, for any judge.
WAIVERS = {
    "PDFUA1-FONT-GLYPH-WIDTH-001": widths_agree,
    "PDFA2A-TRUETYPE-GLYPH-WIDTH-001": widths_agree,
    "PDFA2A-STREAM-LENGTH-001": lengths_right,
}


# --- pdfcpu ------------------------------------------------------------------


def pdfcpu(program):
    """The file's objects, by pdfcpu's strict rules."""

    def ask(judge, pdfs):
        if not program:
            raise DidNotRun("not installed")
        found = re.search(r"v[\d.]+", run(program, "version", "-c", "disable")[1])
        judge.version = f"pdfcpu {found[0] if found else '?'}"
        for pdf in pdfs:
            status, _, output = run(program, "validate", "--conf", "disable", "--offline", "--mode", "strict", pdf)
            if status != 0:
                judge.complaints[pdf].append(output.strip().splitlines()[-1])
            elif "validation ok" not in output:
                judge.complaints[pdf].append(f"no verdict: {output.strip()}")

    return ask


# -----------------------------------------------------------------------------


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("pdfs", type=Path)
    arguments.add_argument("--verapdf", default="")
    arguments.add_argument("--pdfcpu", default="")
    arguments.add_argument("--some", action="store_true")
    given = arguments.parse_args()
    folder = given.pdfs.resolve()

    if given.some:
        pdfs = sorted(folder.glob("*.pdf"))
    else:
        pdfs = [folder / f"{tag}.pdf" for tag in flyer_of(folder)["languages"]]
    missing = [pdf.name for pdf in pdfs if not pdf.is_file()]
    if missing or not pdfs:
        sys.exit(f"{folder}: not built: {' '.join(missing)}")

    judges = []
    for name, ask in (
        ("qpdf", qpdf),
        ("fonts", fonts),
        ("pages", pages),
        ("vera-ua1", verapdf(given.verapdf, "ua1", "PDF/UA-1 ")),
        ("vera-2a", verapdf(given.verapdf, "2a", "PDF/A-2a ")),
        ("page-val", page_validation),
        ("pdfcpu", pdfcpu(given.pdfcpu)),
    ):
        judge = Judge(name)
        judges.append(judge)
        start = time.monotonic()
        try:
            ask(judge, pdfs)
        except DidNotRun as reason:
            judge.absent = str(reason)
        judge.seconds = time.monotonic() - start

    print("file".ljust(12), *(judge.name.rjust(8) for judge in judges))
    for pdf in pdfs:
        print(pdf.stem.ljust(12), *(judge.mark(pdf).rjust(8) for judge in judges))
    print("seconds".ljust(12), *(f"{judge.seconds:8.1f}" for judge in judges))

    failed = False
    print()
    for judge in judges:
        print(judge.name.ljust(8), f"DID NOT RUN: {judge.absent}" if judge.absent else f"ran: {judge.version}")
        failed |= bool(judge.absent) and ("CI" in os.environ or judge.name.startswith("vera"))
    for judge in judges:
        for pdf in pdfs:
            failed |= bool(judge.complaints[pdf])
            for line in judge.complaints[pdf][:10]:
                print(f"BAD    {pdf.stem} {judge.name}: {line}")
            for line in sorted(set(judge.waived[pdf])):
                print(f"waived {pdf.stem} {judge.name}: {line}")
    return failed


sys.exit(main())
