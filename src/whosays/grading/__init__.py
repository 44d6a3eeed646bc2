"""Floor 8, grading: exercises, submissions and keys make grades, and nothing a student hands in is ever run.

1. `exercise.open_exercise` reads what is asked, and the key.
2. `submission.open_submission` reads the answers as plain data.
3. `marking.grade` marks each answer with the help of its kind (`kinds.KINDS`) and writes the feedback.
4. `check.check_exercise` proves a folder before anybody sits it.

Around them: `intake` opens archives and tables, `results` keeps grades so that a run can be taken up, `gradebook` makes a class
of them with `misconceptions`, `variant` and `drafting` make exercises for a grade, `openers` those that open a lesson, `schema`
what editors check with.
"""
