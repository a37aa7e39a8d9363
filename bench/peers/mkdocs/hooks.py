"""Lists and backlinks, which MkDocs does not make by itself."""

import json
from collections import defaultdict
from pathlib import Path

TAXONOMIES = ("clients", "formats", "moments", "outcomes", "providers", "scopes", "settings", "starters")
PRACTICES = ("programs", "interventions", "principles", "answers")


def on_env(env, config, files):
    """Gathers, once, which entries each list holds and which entries mention each page."""
    data = Path(config["config_file_path"]).parent / "data"
    env.globals.update({name: json.loads((data / f"{name}.json").read_text()) for name in ("works", "levels", "sections")})
    env.autoescape = lambda template: template in ("entry.html", "list.html", "parts.html")
    lists = defaultdict(lambda: defaultdict(list))
    silent = defaultdict(list)
    backlinks = {"links": defaultdict(list), "cites": defaultdict(list)}
    pages = [file.page for file in files.documentation_pages()]
    entries = [page for page in pages if page.meta.get("template") == "entry.html"]
    for page in sorted(entries, key=lambda page: page.title):
        section = page.meta["section"]
        lists[section][section].append(page)
        for taxonomy in TAXONOMIES:
            for value in page.meta.get(taxonomy, ()):
                lists[f"{taxonomy}/{value}"][section].append(page)
            if section in PRACTICES and taxonomy not in page.meta:
                silent[taxonomy].append(page)
        for kind, mentions in backlinks.items():
            for mention in page.meta[kind]:
                mentions[mention["to"]].append({"entry": page, "sentence": mention["sentence"]})
    env.globals.update(lists=lists, silent=silent, backlinks=backlinks)
    return env
