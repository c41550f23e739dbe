"""Documents for Word as LibreOffice lays them out."""

import subprocess


def lay_out(sources, out):
    """The documents as PDFs in a folder."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(out.parent / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", out, *sources],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)
