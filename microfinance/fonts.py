"""`python -m microfinance.fonts`: cuts Vazirmatn (npm) down to what the portal writes, into static/fonts/.

One variable woff2 for pages: two weights in one request, smaller than two files. Two plain TTFs for PDF letters,
which WeasyPrint reads several times faster than woff2. `make setup` fetches the npm package with the npm of a wheel;
where it could not, this says so and changes nothing: pages and letters then use the system's fonts.
"""

import shutil
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

BASE = Path(__file__).resolve().parent.parent
SOURCE = BASE / "node_modules" / "vazirmatn" / "fonts"
TARGET = BASE / "static" / "fonts"
STYLESHEET = """\
@font-face {
  font-family: Vazirmatn;
  font-style: normal;
  font-weight: 400 700;
  font-display: swap;
  src: url("vazirmatn.woff2") format("woff2");
}
"""
WRITTEN = parse_unicodes(
    "20-7E A0 AB B7 BB D7"  # Latin, guillemets
    " 60C 61B 61F 621-63A 640-655 660-66C 670 671"  # Arabic letters, marks, digits
    " 67E 686 698 6A9 6AF 6C0 6CC 6D5 6F0-6F9"  # what Persian adds
    " 200B-200F 2066-2069"  # joiners and directions
    " 2010-2014 2018-201E 2022 2026 2039 203A 2190-2193 2212 25CC FDFC"  # punctuation, arrows, minus, rial
)


def cut(source: Path) -> TTFont:
    """The font with the characters we write, all the shaping they need, and figures of equal width."""
    font = TTFont(source)
    options = Options(hinting=False)
    options.layout_features += ["tnum"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=WRITTEN)
    subsetter.subset(font)
    return font


def main() -> None:
    if not SOURCE.is_dir():
        print("npm has not brought Vazirmatn: pages and letters use the system's fonts.", file=sys.stderr)
        return
    TARGET.mkdir(parents=True, exist_ok=True)
    variable = instantiateVariableFont(cut(SOURCE / "variable" / "Vazirmatn[wght].ttf"), {"wght": (400, 700)})
    variable.flavor = "woff2"
    variable.save(TARGET / "vazirmatn.woff2")
    for weight in ("Regular", "Bold"):
        cut(SOURCE / "ttf" / f"Vazirmatn-{weight}.ttf").save(TARGET / f"Vazirmatn-{weight}.ttf")
    shutil.copy(SOURCE.parent / "OFL.txt", TARGET)
    (TARGET / "fonts.css").write_text(STYLESHEET, encoding="utf-8")


if __name__ == "__main__":
    main()
