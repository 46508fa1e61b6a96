"""Word documents in tests: their XML as the schema wants it, and LibreOffice, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ORDER: dict[str, tuple[str, ...]] = {
    "rPr": ("ins", "del", "moveFrom", "moveTo", "rFonts", "b", "strike", "sz", "szCs", "lang"),
    "pPr": ("pStyle", "keepNext", "spacing", "ind", "jc", "outlineLvl", "rPr", "pPrChange"),
    "tblPr": ("tblW", "jc", "tblBorders", "tblLayout", "tblCellMar"),
    "tblBorders": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "tblCellMar": ("top", "left", "bottom", "right"),
    "trPr": ("cantSplit", "tblHeader", "ins", "del"),
    "tcPr": ("tcW", "gridSpan", "vAlign"),
    "tbl": ("tblPr", "tblGrid", "tr"),
    "tr": ("trPr", "tc"),
    "tc": ("tcPr", "p|tbl"),
    "r": ("rPr", "t|delText"),
    "style": ("name", "basedOn", "qFormat", "pPr", "rPr"),
}
"""Element -> its children in the order of the schema (ECMA-376, part 1, annex A.1), as far as they are written."""

soffice = shutil.which("soffice")
needs_office = pytest.mark.skipif(soffice is None, reason="LibreOffice is not installed")

MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(source, target, command)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  Dim text(1) As New com.sun.star.beans.PropertyValue
  text(0).Name = "FilterName"
  text(0).Value = "Text (encoded)"
  text(1).Name = "FilterOptions"
  text(1).Value = "UTF8,LF"
  document.storeToURL(target, text())
  document.close(True)
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
<library:element library:name="Module1"/>
</library:library>
"""


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """A part of a Word document as XML."""
    with ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def misplaced(root: etree._Element) -> list[str]:
    """The children that stand out of the order of the schema, or are not in ORDER at all."""
    wrong = []
    for element in root.iter(*(f"{W}{name}" for name in ORDER)):
        name = etree.QName(element).localname
        places = [_place(ORDER[name], etree.QName(child).localname) for child in element]
        if -1 in places or places != sorted(places):
            wrong.append(etree.tostring(element, encoding="unicode")[:300])
    return wrong


def _place(order: tuple[str, ...], name: str) -> int:
    return next((at for at, names in enumerate(order) if name in names.split("|")), -1)


def convert(data: bytes, to: str, folder: Path) -> bytes:
    """What LibreOffice makes of a Word document."""
    source = folder / "document.docx"
    source.write_bytes(data)
    _run(folder, "--convert-to", to, "--outdir", str(folder), str(source))
    return (folder / f"document.{to}").read_bytes()


def settled(data: bytes, folder: Path, *, accept: bool) -> str:
    """The text that LibreOffice has of a Word document when all its changes are accepted, or rejected."""
    basic = folder / "profile" / "user" / "basic" / "Standard"
    if not basic.exists():
        _run(folder, "--terminate_after_init")
        basic.mkdir(parents=True, exist_ok=True)
        (basic / "Module1.xba").write_text(MODULE, encoding="utf-8")
        (basic / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    source, target = folder / "document.docx", folder / "settled.txt"
    source.write_bytes(data)
    command = ".uno:AcceptAllTrackedChanges" if accept else ".uno:RejectAllTrackedChanges"
    _run(folder, f"macro:///Standard.Module1.Settle({source.as_uri()},{target.as_uri()},{command})")
    return target.read_text(encoding="utf-8-sig")


def _run(folder: Path, *arguments: str) -> None:
    assert soffice is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [soffice, "--headless", "--norestore", profile, *arguments], check=True, capture_output=True, timeout=180
    )
