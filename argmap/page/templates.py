"""The pages' templates, style sheets and scripts, and the policy that lets browsers run them."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final, cast

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup

from argmap.formulas.inline_html import inline_html
from argmap.formulas.plain_text import plain_text
from argmap.render.theme.theme import THEMES, Theme

_SCRIPTS: Final = (
    "address",
    "net",
    "cruxes",
    "reasons",
    "lifting",
    "routes",
    "gaps",
    "layout",
    "view",
    "views",
    "overview",
    "outline",
    "headings",
    "tree",
    "tips",
    "tools",
    "find",
    "details",
    "question",
    "columns",
    "paper",
    "signs",
    "evaluation",
    "page",
)
"""The parts of the page's script, in order of dependency."""

_COMMENT: Final = re.compile(r"^\s+$|^ *(?://.*\n)?")
"""What every page can do without: a line's indentation, and a line that is empty or a comment."""

_AWAY: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


COMPILED: Final = "c"
"""What follows the name of a template in that of its bytecode, as in ``.pyc``."""


class _Compiled(BytecodeCache):
    """The bytecode of templates, beside them where a build has put it; nothing is written there.

    If the source of a template or the version of Python has changed, Jinja compiles it again.
    """

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of a template, wherever it is."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the bytecode of a template if it is there."""
        found = self._folder.joinpath(f"{bucket.key}{COMPILED}")
        if found.is_file():
            bucket.bytecode_from_string(found.read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Do nothing."""


def compiled_templates(package: str, folder: str) -> dict[str, bytes]:
    """The bytecode of the templates in a folder of a package, by their names, for a build.

    >>> sorted(compiled_templates("argmap.preview", "client"))
    ['coverage.html.j2', 'findings.html.j2']
    """
    templates = environment(package, folder)
    assert templates.loader is not None
    found: dict[str, bytes] = {}
    for name in templates.list_templates(extensions=["j2"]):
        source, _, _ = templates.loader.get_source(templates, name)
        cache = _Compiled(files(package))
        bucket = Bucket(templates, name, cache.get_source_checksum(source))
        bucket.code = templates.compile(source, name, name)
        found[name] = bucket.bytecode_to_string()
    return found


def fill(template: str, **values: object) -> str:
    """Fill in a template, escaping everything that is not :class:`~markupsafe.Markup`."""
    return environment().get_template(template).render(values)


def fill_blocks(template: str, **values: object) -> tuple[str, dict[str, str]]:
    """Fill in a template, and also return the text of each of its blocks."""
    found = environment().get_template(template)
    context = found.new_context(values)
    texts: dict[str, str] = {}

    def kept(
        name: str, block: Callable[[Context], Iterator[str]]
    ) -> Callable[[Context], Iterator[str]]:
        def fill(context: Context) -> Iterator[str]:
            texts[name] = "".join(block(context))
            yield texts[name]

        return fill

    for name, block in found.blocks.items():
        context.blocks[name] = [kept(name, block)]
    return "".join(found.root_render_func(context)), texts


def fill_block(template: str, block: str, **values: object) -> str:
    """Fill in one block of a template, which may use no macros of it."""
    found = environment().get_template(template)
    return "".join(found.blocks[block](found.new_context(values)))


def macro(template: str, name: str) -> Callable[..., Markup]:
    """Load a macro from a template."""
    return cast(Callable[..., Markup], getattr(environment().get_template(template).module, name))


@cache
def environment(package: str = "argmap.page", folder: str = "") -> Environment:
    """The templates in a folder of a package; what they fill in is escaped.

    The filter ``inline`` shows the formulas and the code in a text; ``plain`` writes them as text,
    for where there can be no elements.
    """
    found = Environment(
        loader=PackageLoader(package, folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_Compiled(files(package).joinpath(folder)),
    )
    found.filters |= {"inline": inline_html, "plain": plain_text}
    return found


@cache
def style(name: str) -> str:
    """Read a style sheet of this package."""
    return files("argmap.page").joinpath(name).read_text("utf-8")


@cache
def script(start: str = "read().begin();\n") -> str:
    """The page's script: its parts in one scope, as the function ``read``.

    ``read`` takes control of the page in the document until its abort signal fires. ``start`` is
    the code that calls it.
    """
    folder = files("argmap.page").joinpath("script")
    parts = (folder.joinpath(f"{part}.js").read_text("utf-8") for part in _SCRIPTS)
    whole = "(() => {\nfunction read(signal) {\n" + "\n".join(parts) + "}\n" + start + "})();\n"
    return "".join(_COMMENT.sub("", line) for line in whole.splitlines(keepends=True))


def data(value: object) -> Markup:
    """A value as JSON that is safe in a script element: no character in it is markup.

    >>> print(data({"text": "</script>"}))
    {"text":"\\u003c/script\\u003e"}
    """
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.translate(_AWAY))


def policy(styles: Iterable[str], scripts: Iterable[str], *more: str) -> str:
    """A Content-Security-Policy that allows only these style sheets and scripts.

    ``more`` are further directives, such as ``connect-src 'self'``.

    >>> policy([""], [])[:80]
    "default-src 'none'; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuF"
    """
    rules = ["default-src 'none'"]
    for kind, texts in (("style-src", styles), ("script-src", scripts)):
        hashes = " ".join(f"'sha256-{_hash(text)}'" for text in texts)
        if hashes:
            rules.append(f"{kind} {hashes}")
    # The empty icon keeps browsers from requesting one.
    return "; ".join([*rules, "img-src data:", "base-uri 'none'", "form-action 'none'", *more])


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def ground(theme: str | Theme) -> str:
    """The style sheet for a theme's background, if it differs from the page's.

    >>> ground("auto"), ground("dark")
    ('', '.picture{background:#12161b}')
    """
    found = THEMES[theme] if isinstance(theme, str) else theme
    if found is THEMES["auto"]:
        return ""
    rule = f".picture{{background:{found.page}}}"
    if found.dark is not None and found.dark.page != found.page:
        screen = "@media screen and (prefers-color-scheme:dark)"
        rule += f"{screen}{{.picture{{background:{found.dark.page}}}}}"
    return rule
