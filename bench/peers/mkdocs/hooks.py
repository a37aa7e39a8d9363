"""Lists and backlinks, which MkDocs does not make by itself."""

TAXONOMIES = ("clients", "formats", "moments", "outcomes", "providers", "scopes", "settings", "starters")


def on_env(env, config, files):
    """Gathers, once, which entries each list holds and which entries link to each page."""
    lists, backlinks = {}, {}
    pages = [file.page for file in files.documentation_pages()]
    entries = [page for page in pages if page.meta.get("template") == "entry.html"]
    for page in sorted(entries, key=lambda page: page.title):
        lists.setdefault(page.file.src_uri.split("/")[0], []).append(page)
        for taxonomy in TAXONOMIES:
            for value in page.meta.get(taxonomy, ()):
                lists.setdefault(f"{taxonomy}/{value}", []).append(page)
        for address in page.meta["links"]:
            backlinks.setdefault(address, []).append(page)
    env.globals.update(lists=lists, backlinks=backlinks)
    return env
