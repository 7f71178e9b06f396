"""The codes of diagnostics."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """The code of a :class:`~argmap.model.Diagnostic`: a stable name that programs can rely on.

    ``docs/diagnostics.md`` explains each code, with an example that triggers it and one that does
    not; ``argmap explain CODE`` prints that entry.

    >>> Code("unknown-id") is Code.UNKNOWN_ID
    True
    """

    def __repr__(self) -> str:
        return repr(self.value)

    # Lines
    UNKNOWN_KIND = "unknown-kind"
    UNKNOWN_FIELD = "unknown-field"
    CAPITALS = "capitals"
    MISSING_COLON = "missing-colon"
    MISSING_AT = "missing-at"
    BAD_HEAD = "bad-head"
    BAD_ID = "bad-id"
    BAD_RELATION = "bad-relation"
    MISPLACED_HEADER = "misplaced-header"
    LATE_HEADER = "late-header"
    STRAY_TEXT = "stray-text"
    COMMENT_IN_TEXT = "comment-in-text"

    # Indentation
    INDENTATION = "indentation"
    BAD_INDENTATION = "bad-indentation"
    STEP_WIDTH = "step-width"
    HANGING_INDENT = "hanging-indent"
    FIELD_AFTER_CHILDREN = "field-after-children"
    LOOKS_LIKE_STATEMENT = "looks-like-statement"
    LOOKS_LIKE_ID = "looks-like-id"

    # Fields
    BAD_CITE = "bad-cite"
    BAD_FIGURE = "bad-figure"
    BAD_CONCESSION = "bad-concession"
    BAD_NUMBER = "bad-number"
    OUT_OF_RANGE = "out-of-range"
    BAD_STRENGTH = "bad-strength"
    DUPLICATE_FIELD = "duplicate-field"
    MISPLACED_FIELD = "misplaced-field"
    ODD_TAGS = "odd-tags"
    EMPTY_TEXT = "empty-text"

    # Structure
    PLACEMENT = "placement"
    DUPLICATE_ID = "duplicate-id"
    UNKNOWN_ID = "unknown-id"
    UNKNOWN_MAP = "unknown-map"
    UNKNOWN_SOURCE = "unknown-source"
    NO_SOURCE = "no-source"
    SELF_RELATION = "self-relation"
    NOT_A_STATEMENT = "not-a-statement"
    NOT_AN_ARGUMENT = "not-an-argument"
    NO_PREMISE = "no-premise"
    CIRCULAR_SUPPORT = "circular-support"
    CIRCULAR_NESTING = "circular-nesting"

    # Imported maps
    USED_MAP_MISSING = "used-map-missing"
    USED_MAP_OUTSIDE = "used-map-outside"
    USED_MAP_BROKEN = "used-map-broken"
    USED_MAP_CIRCLE = "used-map-circle"
    NOT_DRAWN = "not-drawn"

    # Doubts
    UNTITLED = "untitled"
    HANGING_CLAIM = "hanging-claim"
    UNCITED_EVIDENCE = "uncited-evidence"
    UNREAD_NUMBER = "unread-number"
    AMBIGUOUS_NUMBER = "ambiguous-number"
    FIGURE_CLASH = "figure-clash"
    UNSAFE_LINK = "unsafe-link"
    UNKNOWN_SCHEME = "unknown-scheme"
    DUPLICATE_RELATION = "duplicate-relation"
    DUPLICATE_REUSE = "duplicate-reuse"
    SELF_OBJECTION = "self-objection"
    CONFLICTING_ROLES = "conflicting-roles"
    UNANSWERED_QUESTION = "unanswered-question"
    UNWRITTEN_QUESTION = "unwritten-question"
    EMPTY_SECTION = "empty-section"

    # Doubts that an evaluation raises
    FALLEN_THESIS = "fallen-thesis"
    GRANTED_ATTACK = "granted-attack"
    OPEN_ATTACK = "open-attack"
    CIRCLE_ACROSS_MAPS = "circle-across-maps"
    CONFIDENCE_GAP = "confidence-gap"

    # Citations
    CITATION_NOT_FOUND = "citation-not-found"
    CITATION_MISPLACED = "citation-misplaced"
    CITATION_AMBIGUOUS = "citation-ambiguous"
    SHORT_PHRASE = "short-phrase"
    QUALIFIER_NOT_FOUND = "qualifier-not-found"
    NO_CARD = "no-card"

    # Sources and their cards
    BAD_CARD = "bad-card"
    TEXT_CHANGED = "text-changed"
    SOURCE_UNREADABLE = "source-unreadable"
    CARD_EXISTS = "card-exists"

    # Pictures
    ENGINE_MISSING = "engine-missing"
    ENGINE_FAILED = "engine-failed"
    ENGINE_OUTPUT = "engine-output"
    ENGINE_TIMEOUT = "engine-timeout"
    ENGINE_FORMAT = "engine-format"
    ENGINE_REMARK = "engine-remark"
    ENGINE_SIZE = "engine-size"
    ENGINE_GLYPHS = "engine-glyphs"
    PNG_MISSING = "png-missing"
    PNG_FAILED = "png-failed"
    OUTLINES_MISSING = "outlines-missing"
    OUTLINES_PARTIAL = "outlines-partial"
    PDF_MISSING = "pdf-missing"
    PAGE_FIT = "page-fit"
    SMALL_TEXT = "small-text"
    NO_SUCH_ID = "no-such-id"
    NO_SUCH_TAG = "no-such-tag"
    BAD_THEME = "bad-theme"
    FAINT_COLOUR = "faint-colour"

    # Files
    NOT_UTF8 = "not-utf8"
    CONTROL_CHARACTER = "control-character"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    SYSTEM_ERROR = "system-error"
    NO_MAPS = "no-maps"
    PORT_TAKEN = "port-taken"
    PREVIEW_FAILED = "preview-failed"
    FILE_EXISTS = "file-exists"
    BAD_JSON = "bad-json"
    BAD_FRAMEWORK = "bad-framework"
    SAT_MISSING = "sat-missing"
    EXPORT_LOSS = "export-loss"

    # Other formats
    UNKNOWN_FORMAT = "unknown-format"
    FOREIGN_FORMAT = "foreign-format"
    BAD_IMPORT = "bad-import"
    IMPORT_LOSS = "import-loss"
    PACKAGE_MISSING = "package-missing"

    # Writing
    UNWRITABLE = "unwritable"
