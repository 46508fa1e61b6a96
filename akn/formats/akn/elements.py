"""What each element of Akoma Ntoso is (akomantoso30.xsd: ANhier, ANcontainers, ANblock, ANinline and their kin).

The reader takes a document apart by these categories, whoever published it; the writer consults them so that what it
writes is valid. Names of 1.0 and 2.0 that the final standard dropped stand in their category too.
"""

from __future__ import annotations

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
"""The final namespace (Akoma Ntoso 1.0, OASIS Standard, 29 August 2018)."""
CN = "urn:akn-cn:meta:1"
"""The project's namespace, for `proprietary` alone."""

DOCUMENTS = (
    "act", "bill", "doc", "judgment", "debate", "debateReport", "statement", "amendment", "amendmentList",
    "documentCollection", "officialGazette", "portion", "judgement", "debateRecord", "report",
)  # fmt: skip
"""Document types; the last three are names of 1.0 and 2.0."""

BODIES = {"act": "body", "bill": "body", "doc": "mainBody", "statement": "mainBody", "debateReport": "mainBody"}
"""Document types the writer writes as themselves, with the element that holds their provisions. Others become `doc`."""

HIERARCHY = frozenset((
    "clause", "section", "part", "paragraph", "chapter", "title", "article", "book", "tome", "division", "list", "point",
    "indent", "alinea", "rule", "subrule", "proviso", "subsection", "subpart", "subparagraph", "subchapter", "subtitle",
    "subdivision", "subclause", "sublist", "level", "transitional", "hcontainer",
))  # fmt: skip
"""Provisions: elements with num, heading and either content or further provisions."""

SECTIONS = frozenset((
    "introduction", "background", "arguments", "remedies", "motivation", "decision",
    "amendmentHeading", "amendmentContent", "amendmentReference", "amendmentJustification",
    "administrationOfOath", "rollCall", "prayers", "oralStatements", "writtenStatements", "personalStatements",
    "ministerialStatements", "resolutions", "nationalInterest", "declarationOfVote", "communication", "petitions", "papers",
    "noticesOfMotion", "questions", "address", "proceduralMotions", "pointOfOrder", "adjournment", "debateSection",
    "speechGroup", "speech", "question", "answer", "other", "recitals", "recital", "citations", "citation", "component",
))  # fmt: skip
"""Containers that hold a document's text as provisions do: parts of judgments, debates and amendments."""

CONTAINERS = frozenset((
    "container", "div", "formula", "longTitle", "blockContainer", "tblock", "blockList", "item", "ul", "ol", "interstitial",
    "header", "intro", "content", "wrapUp", "foreign", "preface", "preamble", "coverPage", "conclusions", "attachments",
    "body", "mainBody", "judgmentBody", "debateBody", "amendmentBody", "collectionBody", "portionBody", "tbody", "thead", "tfoot",
    "components", "akomaNtoso",
))  # fmt: skip
"""Containers that only group blocks."""

BLOCKS = frozenset((
    "p", "block", "li", "listIntroduction", "listWrapUp", "listConclusion", "scene", "narrative", "summary", "from", "num", "heading",
    "subheading", "crossHeading", "caption", "tocItem", "h1", "h2", "h3", "h4", "h5", "h6",
))  # fmt: skip
"""Elements that hold running text."""

MARKERS = frozenset(("noteRef", "eol", "eop", "br", "img", "marker"))
"""Inline elements that hold nothing."""

INLINES = MARKERS | frozenset((
    "ref", "mref", "rref", "mod", "mmod", "rmod", "remark", "recordedTime", "vote", "outcome", "ins", "del", "omissis",
    "embeddedText", "embeddedStructure", "opinion", "placeholder", "fillIn", "decoration",
    "b", "i", "a", "u", "sub", "sup", "abbr", "span",
    "docType", "docTitle", "docNumber", "docProponent", "docDate", "legislature", "session", "shortTitle", "docAuthority",
    "docPurpose", "docCommittee", "docIntroducer", "docStage", "docStatus", "docJurisdiction", "docketNumber",
    "date", "time", "person", "organization", "concept", "object", "event", "location", "process", "role", "term",
    "quantity", "def", "entity", "courtType", "neutralCitation", "party", "judge", "lawyer", "signature", "argument",
    "affectedDocument", "relatedDocument", "change", "inline", "quotedText", "quotedStructure",
))  # fmt: skip
"""Elements inside running text."""

MODS = frozenset(("mod", "mmod", "rmod"))
"""Amending text: alone may hold quotedText and quotedStructure."""

NOTES = frozenset(("authorialNote", "subFlow"))
"""Flows of their own in the middle of running text."""

PERIODS = {"forceMod": "force", "efficacyMod": "efficacy"}
"""Modifications whose period stands in an element of its own; the others carry it as an attribute."""

STRUCTURES = {"quotedStructure": "embeddedStructure", "quotedText": "embeddedText"}
"""What quoted matter is called outside of amending text."""

EMPTY = "empty"
"""The name of the `hcontainer` that fills a body without provisions, which the schema does not allow to be empty."""
