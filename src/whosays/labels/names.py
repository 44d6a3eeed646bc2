"""What people read for a label or an axis answer: the one place where human names stand."""

LABEL_NAMES: dict[str, dict[str, str]] = {
    "sourced-fact": {
        "name": "sourced fact-claim",
        "short": "SF",
        "question": "Does a source say it, and could a record or a witness settle it?",
    },
    "sourced-opinion": {
        "name": "sourced opinion",
        "short": "SO",
        "question": "Does a source say it, and is it a judgment, a forecast, a motive or a demand?",
    },
    "plain-reporting": {
        "name": "plain reporting",
        "short": "RF",
        "question": "Does the reporter say it without a source, and could a record or a witness settle it?",
    },
    "writers-opinion": {
        "name": "writer's opinion",
        "short": "RO",
        "question": "Does the reporter say it without a source, and is it a judgment, a forecast or a motive?",
    },
    "page-furniture": {
        "name": "page furniture",
        "short": "P",
        "question": "Would the reader lose nothing about the event or its context if it were deleted?",
    },
}

VOICE_NAMES: dict[str, str] = {"source": "a source", "reporter": "the reporter"}

CHECK_NAMES: dict[str, str] = {"fact": "fact-claim", "opinion": "opinion-like"}

GATE_NAMES: dict[str, str] = {"story": "the story", "page": "the page"}
