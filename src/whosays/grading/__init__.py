"""Floor 8, grading: an exercise folder and a submission make a grade, and nothing a student hands in is ever run.

1. `exercise.open_exercise` reads what is asked, and the key.
2. `submission.open_submission` reads the answers as plain data.
3. `marking.grade` marks each answer with the help of its kind (`kinds.KINDS`) and writes the feedback.
4. `check.check_exercise` proves a folder before anybody sits it.
"""
