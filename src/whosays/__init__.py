"""Who says, and could it be checked? Reads a news article sentence by sentence and points at the words.

>>> import whosays
>>> report = whosays.read("The bridge will close in May, the mayor said.")
>>> [str(sentence.label) for sentence in report.sentences]
['sourced-opinion']
"""

from whosays.errors import WhoSaysError
from whosays.labels.label import Label
from whosays.render.json import as_dict
from whosays.report import Report, read

__all__ = ["Label", "Report", "WhoSaysError", "as_dict", "read"]
