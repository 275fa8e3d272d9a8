"""Words that a page must show as words: each tries to leave the text, the attribute, the script or the comment it stands in.

Every one carries the tag `x7f3a`, which no page of ours has: as an element or as an attribute it must never come up.
"""

TAG = "x7f3a"
_BODIES = (
    "<{t}>", "</p><{t}>", "<{t} a=1>", "<img {t} src=x>", "<svg {t} onload=0>", "<script {t}>0</script>", "<iframe {t}>",
    "<!--><{t}>-->", "<![CDATA[<{t}>]]>", "<style {t}></style>", "<b {t}>", "<a {t} href=javascript:0>", "<math><{t}>",
    "<noscript><{t}></noscript>", "<title></title><{t}>", "<textarea></textarea><{t}>", "<template><{t}></template>",
)  # fmt: skip
_BREAKS = ('">', "'>", "` ", "")
_OTHERS = (
    '" {t}=1 x="', "' {t}=1 x='", "` {t}=1 ", "--><{t}>", "]]><{t}>", "</script><{t}>", "</title><{t}>", "</textarea><{t}>",
    "</style><{t}>", "</option></select><{t}>", "\\\"><{t}>", "&lt;{t}&gt;<{t}>", "&#60;{t}&#62;", "%3C{t}%3E", "\\u003c{t}\\u003e",
    "{{{{'<{t}>'}}}}", "{{% raw %}}<{t}>", "<{t}\n>", "<\t{t}>", "<{t}/>", "\u2028<{t}>", "\u202e<{t}>", "＜{t}＞<{t}>",
)  # fmt: skip
POLYGLOTS = tuple(one.format(t=TAG) for one in [*(cut + body for cut in _BREAKS for body in _BODIES), *_OTHERS])
