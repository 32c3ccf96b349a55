"""Whether the properties in a Word file stand in the order that the format lays down."""

from itertools import pairwise

from tests.render.docx.package import W, xml_of

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs"
    " suppressAutoHyphens spacing ind jc outlineLvl rPr sectPr",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps color spacing sz szCs u shd"
    " lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "trPr": "cantSplit tblHeader ins del",
    "tcPr": "tcW tcBorders vAlign",
    "sectPr": "headerReference footerReference pgSz pgMar titlePg",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
    "settings": "embedTrueTypeFonts trackRevisions defaultTabStop autoHyphenation"
    " characterSpacingControl compat",
    "font": "altName charset family pitch embedRegular embedBold embedItalic",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr",
}
"""Properties in the order that the format lays down."""


def misplaced(file):
    """Return where one property stands before another that must come first."""
    return {
        (part, tag, first, second)
        for part, root in xml_of(file).items()
        for tag, order in ORDER.items()
        for element in root.iter(f"{W}{tag}")
        for first, second in pairwise([child.tag.removeprefix(W) for child in element])
        if order.split().index(first) > order.split().index(second)
    }
