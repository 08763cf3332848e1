"""A week as the text of a file: which form."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from blocklist.core.env import Env
    from blocklist.core.result import WeekResult


def text(result: WeekResult, form: str, env: Env) -> str:
    """Return a week as `json`, as a page (`html`, `md`), or as what a week page keeps (`save`)."""
    if form == "json":
        from blocklist.render import data

        return data.week(result, env) + "\n"
    if form == "html":
        from blocklist.render import week_page_html

        return week_page_html.page(result, env)
    from blocklist.render import week_page_md

    if form == "md":
        return week_page_md.page(result, env)
    return "\n".join(week_page_md.body(result, env, own_page=True))
