"""Reads reports for CI servers with the tools of others, and writes what each saw as one JSON object.

Takes a JSON object: junit, the text of a JUnit XML file; quality, that of a code quality report; summary, Markdown.
"""

import json
import pathlib
import sys
from collections import Counter
from html.parser import HTMLParser

import cmarkgfm
import fastjsonschema
import junitparser
from cmarkgfm.cmark import Options


def junit(text):
    seen = junitparser.JUnitXml.fromroot(junitparser.junitparser.etree.fromstring(text.encode()))
    counts = ("tests", "failures", "errors", "skipped", "time")
    return {
        "whole": {name: getattr(seen, name) for name in counts},
        "suites": [dict({name: getattr(suite, name) for name in counts}, name=suite.name) for suite in seen],
        "cases": [
            {
                "classname": case.classname,
                "name": case.name,
                "file": case._elem.get("file"),
                "line": case._elem.get("line"),
                "time": case.time,
                "results": [type(result).__name__ for result in case.result],
                "message": case.result[0].message if case.result else None,
                "text": case.result[0].text if case.result else None,
                "system_out": case.system_out,
            }
            for suite in seen
            for case in suite
        ],
    }


class Elements(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = Counter()
        self.attributes = []
        self.text = []

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        self.attributes += [f"{tag} {name}={value}" for name, value in attrs]

    def handle_data(self, data):
        self.text.append(data)


def summary(text):
    # GitHub lets HTML of the summary through, so the renderer does so too.
    html = cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE)
    elements = Elements()
    elements.feed(html)
    return {
        "tags": dict(elements.tags),
        "attributes": elements.attributes,
        "text": "".join(elements.text),
    }


def quality(text):
    schema = json.loads((pathlib.Path(__file__).parent / "code-quality.schema.json").read_text())
    return fastjsonschema.compile(schema)(json.loads(text))


given = json.loads(sys.stdin.read())
json.dump(
    {
        "junit": junit(given["junit"]),
        "quality": quality(given["quality"]),
        "summary": summary(given["summary"]),
    },
    sys.stdout,
)
