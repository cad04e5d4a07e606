"""HTML files -> PDF files with WeasyPrint, in one process."""
import json
import sys
import time

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

paths = sys.argv[1:]
fonts = FontConfiguration()
for source, target in zip(paths[0::2], paths[1::2]):
    started = time.perf_counter()
    document = HTML(filename=source).render(font_config=fonts)
    document.write_pdf(target)
    ms = (time.perf_counter() - started) * 1000
    print("@done " + json.dumps({"pages": len(document.pages), "ms": ms}), flush=True)
    sys.stdin.readline()
