"""Grades as JUnit XML, which most build servers and graders read: a suite for each submission, a case for each item."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from whosays.errors import SubmissionError
from whosays.grading.marking import Grade

_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def junit_xml(graded: Iterable[tuple[str, Grade | SubmissionError]]) -> str:
    """Return the file: an item that earns less than all its points is a failure, a submission that cannot be read an error."""
    root = ET.Element("testsuites", name="whosays")
    for name, made in graded:
        if isinstance(made, Grade):
            _suite(root, name, made)
        else:
            suite = ET.SubElement(root, "testsuite", name=_text(name), tests="1", failures="0", errors="1")
            case = ET.SubElement(suite, "testcase", classname=_text(name), name="submission")
            ET.SubElement(case, "error", message=_text(made.what)).text = _text(str(made))
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, name: str, grade: Grade) -> None:
    failed = [item for item in grade.items if item.earned < item.possible]
    counts = {"name": _text(name), "tests": str(len(grade.items)), "failures": str(len(failed)), "errors": "0"}
    suite = ET.SubElement(root, "testsuite", counts)
    properties = ET.SubElement(suite, "properties")
    for key, value in (("score", grade.score), ("possible", grade.possible)):
        ET.SubElement(properties, "property", name=key, value=f"{float(value):g}")
    for item in grade.items:
        case = ET.SubElement(suite, "testcase", classname=_text(f"{grade.exercise}.{name}"), name=item.item)
        if item in failed:
            message = f"{float(item.earned):g} of {float(item.possible):g} points, {item.outcome}"
            ET.SubElement(case, "failure", message=message).text = _text(item.feedback)


def _text(text: str) -> str:
    """Return `text` without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
