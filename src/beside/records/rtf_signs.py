"""What the words of RTF mean for the text: breaks, signs, parts that hold no words, code pages of fonts."""

from __future__ import annotations

# Destinations whose words are not the document's. What begins with \* and is not known is passed over too.
WITHOUT_WORDS = frozenset((
    "fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "rsidtbl", "revtbl", "info", "generator", "themedata",
    "colorschememapping", "latentstyles", "datastore", "xmlnstbl", "filetbl", "pict", "objdata", "objclass", "fldinst", "bkmkstart",
    "bkmkend", "pgdsctbl", "mmathPr", "pntxta", "pntxtb", "factoidname", "aftncn", "aftnsep", "ftncn", "ftnsep", "ftnsepc",
    "tc", "xe", "private", "template", "nonshppict", "blipuid", "picprop", "sp", "docvar", "userprops", "wgrffmtfilter", "atnid",
    "atnauthor", "atndate", "atnref", "themedata", "passwordhash",
))  # fmt: skip
# Behind \*, and yet words of the document.
STARRED_WITH_WORDS = frozenset(("shpinst", "shptxt", "annotation", "footnote"))
BREAKS = {
    "par": "\n", "line": "\n", "sect": "\n", "row": "\n", "nestrow": "\n", "page": "\f", "cell": "\t", "nestcell": "\t", "tab": "\t",
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emspace": " ", "enspace": " ", "qmspace": " ", "~": "\xa0", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\", "\n": "\n",
    "\r": "\n", "footnote": "\n", "header": "\n", "footer": "\n", "headerf": "\n", "footerf": "\n", "headerl": "\n", "headerr": "\n",
    "footerl": "\n", "footerr": "\n",
}  # fmt: skip
# \fcharset of a font: the code page its letters are in.
CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
CODE_PAGES = frozenset((
    437, 708, 720, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874, 932, 936, 949, 950, 1250, 1251,
    1252, 1253, 1254, 1255, 1256, 1257, 1258, 10000, 65001,
))  # fmt: skip
