"""What ECMA-376 (part 1, the transitional form) asks of a Word document, as far as documents use it.

Programs that open documents differ in what they forgive: one repairs a file whose properties stand in
another order, another refuses it. So the order of children, the parts of the archive and what refers to
what are looked at here.
"""

import posixpath
import zipfile
from collections import Counter

from lxml import etree

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative"}
PREFIX = {space: prefix for prefix, space in NAMES.items()}
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"

# The children of an element in the order of the schema (ECMA-376-1, annex A): no other child may stand
# there. What stands in brackets may come several times, and in any order among each other.
ORDER = {
    "w:document": "w:body",
    "w:body": "[w:p w:tbl] w:sectPr",
    "w:hdr": "[w:p w:tbl]",
    "w:ftr": "[w:p w:tbl]",
    "w:p": "w:pPr [w:r w:fldSimple w:hyperlink]",
    "w:fldSimple": "[w:r]",
    "w:r": "w:rPr [w:t w:tab w:br w:drawing]",
    "w:pPr": "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr "
             "w:suppressLineNumbers w:pBdr w:shd w:tabs w:suppressAutoHyphens w:kinsoku w:wordWrap "
             "w:overflowPunct w:topLinePunct w:autoSpaceDE w:autoSpaceDN w:bidi w:adjustRightInd "
             "w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc "
             "w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr "
             "w:sectPr",
    "w:rPr": "w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike w:outline "
             "w:shadow w:emboss w:imprint w:noProof w:snapToGrid w:vanish w:webHidden w:color w:spacing "
             "w:w w:kern w:position w:sz w:szCs w:highlight w:u w:effect w:bdr w:shd w:fitText "
             "w:vertAlign w:rtl w:cs w:em w:lang w:eastAsianLayout w:specVanish w:oMath",
    "w:numPr": "w:ilvl w:numId",
    "w:tabs": "[w:tab]",
    "w:pBdr": "w:top w:left w:bottom w:right w:between w:bar",
    "w:sectPr": "[w:headerReference w:footerReference] w:footnotePr w:endnotePr w:type w:pgSz w:pgMar "
                "w:paperSrc w:pgBorders w:lnNumType w:pgNumType w:cols w:formProt w:vAlign w:noEndnote "
                "w:titlePg w:textDirection w:bidi w:rtlGutter w:docGrid",
    "w:tbl": "w:tblPr w:tblGrid [w:tr]",
    "w:tblPr": "w:tblStyle w:tblpPr w:tblOverlap w:bidiVisual w:tblStyleRowBandSize "
               "w:tblStyleColBandSize w:tblW w:jc w:tblCellSpacing w:tblInd w:tblBorders w:shd "
               "w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription",
    "w:tblGrid": "[w:gridCol]",
    "w:tblBorders": "w:top w:left w:bottom w:right w:insideH w:insideV",
    "w:tblCellMar": "w:top w:left w:bottom w:right",
    "w:tr": "w:trPr [w:tc]",
    "w:trPr": "[w:cnfStyle w:gridBefore w:gridAfter w:cantSplit w:trHeight w:tblHeader w:jc w:hidden]",
    "w:tc": "w:tcPr [w:p w:tbl]",
    "w:tcPr": "w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:shd w:noWrap w:tcMar "
              "w:textDirection w:tcFitText w:vAlign w:hideMark",
    "w:tcBorders": "w:top w:left w:bottom w:right w:insideH w:insideV w:tl2br w:tr2bl",
    "w:drawing": "[wp:inline wp:anchor]",
    "wp:inline": "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic",
    "wp:docPr": "a:hlinkClick a:hlinkHover a:extLst",
    "wp:cNvGraphicFramePr": "a:graphicFrameLocks",
    "a:extLst": "[a:ext]",
    "a:graphic": "a:graphicData",
    "a:graphicData": "pic:pic",
    "pic:pic": "pic:nvPicPr pic:blipFill pic:spPr",
    "pic:nvPicPr": "pic:cNvPr pic:cNvPicPr",
    "pic:blipFill": "a:blip a:srcRect a:stretch",
    "a:stretch": "a:fillRect",
    "pic:spPr": "a:xfrm a:prstGeom",
    "a:xfrm": "a:off a:ext",
    "a:prstGeom": "a:avLst",
    "w:styles": "w:docDefaults w:latentStyles [w:style]",
    "w:docDefaults": "w:rPrDefault w:pPrDefault",
    "w:rPrDefault": "w:rPr",
    "w:pPrDefault": "w:pPr",
    "w:style": "w:name w:aliases w:basedOn w:next w:link w:autoRedefine w:hidden w:uiPriority "
               "w:semiHidden w:unhideWhenUsed w:qFormat w:locked w:personal w:rsid w:pPr w:rPr w:tblPr "
               "w:trPr w:tcPr [w:tblStylePr]",
    "w:tblStylePr": "w:pPr w:rPr w:tblPr w:trPr w:tcPr",
    "w:numbering": "[w:abstractNum] [w:num]",
    "w:abstractNum": "w:nsid w:multiLevelType w:tmpl w:name w:styleLink w:numStyleLink [w:lvl]",
    "w:num": "w:abstractNumId [w:lvlOverride]",
    "w:lvl": "w:start w:numFmt w:lvlRestart w:pStyle w:isLgl w:suff w:lvlText w:lvlPicBulletId "
             "w:lvlJc w:pPr w:rPr",
    "w:settings": "w:compat",
    "w:compat": "[w:compatSetting]",
}
# Children that may not be missing.
NEEDED = {
    "w:document": ["w:body"], "w:body": ["w:sectPr"], "w:tbl": ["w:tblPr", "w:tblGrid"],
    "w:tc": ["w:p"], "w:sectPr": ["w:pgSz", "w:pgMar"], "w:style": ["w:name"],
    "w:num": ["w:abstractNumId"], "w:hdr": ["w:p"], "w:ftr": ["w:p"],
    "wp:inline": ["wp:extent", "wp:docPr", "a:graphic"],
    "pic:pic": ["pic:nvPicPr", "pic:blipFill", "pic:spPr"]}
# Attributes that name a style, and the type of style they may name.
STYLES = {"w:pStyle": "paragraph", "w:rStyle": "character", "w:tblStyle": "table"}


def places(order):
    """Each child and its place; what is in brackets shares one."""
    found, place, several = {}, 0, set()
    inside = False
    for name in order.split():
        if not inside:
            place += 1
        inside = name.startswith("[") or inside
        plain = name.strip("[]")
        found[plain] = place
        if inside:
            several.add(plain)
        inside = inside and not name.endswith("]")
    return found, several


TABLE = {parent: places(order) for parent, order in ORDER.items()}


def name_of(element):
    space, _, local = element.tag.removeprefix("{").partition("}")
    return f"{PREFIX.get(space, space)}:{local}"


def w(name):
    return "{" + NAMES["w"] + "}" + name


def children_complaints(root):
    """Children that stand where the schema has no place for them, or are missing."""
    for element in root.iter(etree.Element):
        parent = name_of(element)
        names = [name_of(child) for child in element]
        if parent not in TABLE:
            if names and parent not in ("a:ext", "w:fldSimple"):
                yield f"{parent} has children of which no rule is known: {names}"
            continue
        order, several = TABLE[parent]
        before = 0
        for name in names:
            if name not in order:
                yield f"{parent} may not hold {name}"
                continue
            if order[name] < before or order[name] == before and name not in several:
                yield f"{name} stands too late in {parent}, or twice: {names}"
            before = max(before, order[name])
        for name in NEEDED.get(parent, []):
            if name not in names:
                yield f"{parent} lacks {name}"
        if parent == "w:tc" and names and names[-1] != "w:p":
            yield f"w:tc ends with {names[-1]}, not with a paragraph"


def table_complaints(root):
    for table in root.iter(w("tbl")):
        columns = [int(column.get(w("w"))) for column in table.find(w("tblGrid"))]
        for row in table.findall(w("tr")):
            told = [cell.find(f"{w('tcPr')}/{w('tcW')}") for cell in row.findall(w("tc"))]
            widths = [None if width is None else int(width.get(w("w"))) for width in told]
            if widths != columns:
                yield f"a row of {widths} stands in a grid of {columns}"


class Archive:
    """A document as an archive of parts."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            self.twice = [name for name, count in Counter(names).items() if count > 1]
            self.parts = {name: archive.read(name) for name in names}
        self.trees = {name: etree.fromstring(data) for name, data in self.parts.items()
                      if name.endswith((".xml", ".rels"))}

    def complaints(self):
        yield from (f"the archive has {name} twice" for name in self.twice)
        yield from self.type_complaints()
        for name in self.trees:
            if name.endswith(".rels"):
                yield from self.relationship_complaints(name)
        for name, root in self.trees.items():
            if name.startswith("word/") and not name.endswith(".rels"):
                yield from (f"{name}: {fault}" for fault in children_complaints(root))
                yield from (f"{name}: {fault}" for fault in table_complaints(root))
                yield from (f"{name}: {fault}" for fault in self.reference_complaints(name))
        yield from self.style_complaints()

    def type_complaints(self):
        """Every part has a type, by its name or its ending, and no type is of a part that is not there."""
        types = self.trees["[Content_Types].xml"]
        endings = {default.get("Extension") for default in types.iter(TYPES + "Default")}
        named = [part.get("PartName").removeprefix("/") for part in types.iter(TYPES + "Override")]
        yield from (f"a type is told of {name}, which is not there" for name in named
                    if name not in self.parts)
        for name in self.parts:
            if name != "[Content_Types].xml" and name not in named and (
                    name.rpartition(".")[2] not in endings):
                yield f"no type is told of {name}"
        plain = [name for name in self.parts if name.startswith("word/") and name.endswith(".xml")]
        yield from (f"{name} has the type of any XML" for name in plain if name not in named)

    def relations(self, source):
        """Targets of a part's relationships by id, and their types."""
        folder, name = posixpath.split(source)
        path = posixpath.join(folder, "_rels", name + ".rels")
        if path not in self.trees:
            return {}
        return {relation.get("Id"): relation for relation in self.trees[path].iter(PACKAGE + "Relationship")}

    def relationship_complaints(self, path):
        folder = posixpath.dirname(posixpath.dirname(path))
        relations = list(self.trees[path].iter(PACKAGE + "Relationship"))
        ids = Counter(relation.get("Id") for relation in relations)
        yield from (f"{path} has {each} twice" for each, count in ids.items() if count > 1)
        for relation in relations:
            target = posixpath.normpath(posixpath.join(folder, relation.get("Target")))
            if relation.get("TargetMode") != "External" and target not in self.parts:
                yield f"{path} leads to {target}, which is not there"

    def reference_complaints(self, name):
        """What a part refers to is among its relationships; what it shows has an id of its own."""
        root = self.trees[name]
        known = self.relations(name)
        for element in root.iter(etree.Element):
            for attribute in ("id", "embed", "link"):
                target = element.get("{" + NAMES["r"] + "}" + attribute)
                if target is not None and target not in known:
                    yield f"{name_of(element)} refers to {target}, which is no relationship"
        for kind in ("{" + NAMES["wp"] + "}docPr", "{" + NAMES["pic"] + "}cNvPr"):
            ids = Counter(element.get("id") for element in root.iter(kind))
            yield from (f"{count} pictures have the id {each}" for each, count in ids.items()
                        if count > 1 or each is None or not each.isdigit() or each == "0")

    def style_complaints(self):
        """Styles and lists that are named are there."""
        styles = {style.get(w("styleId")): style.get(w("type"))
                  for style in self.trees["word/styles.xml"].iter(w("style"))}
        lists = {number.get(w("numId")) for number in self.trees["word/numbering.xml"].iter(w("num"))}
        for name, root in self.trees.items():
            for element in root.iter(etree.Element):
                kind = name_of(element)
                value = element.get(w("val"))
                if kind in STYLES and styles.get(value) != STYLES[kind]:
                    yield f"{name}: {kind} names {value}, which is no such style"
                if kind in ("w:basedOn", "w:next") and value not in styles:
                    yield f"{name}: {kind} names {value}, which is no style"
                if kind == "w:numId" and value not in lists:
                    yield f"{name}: no list is numbered {value}"
