"""Where the demo's own material lies in a checkout."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"
MATERIAL = ROOT / "resources" / "demo"
SAMPLE = MATERIAL / "report.txt"
RULING = MATERIAL / "ruling.pdf"
