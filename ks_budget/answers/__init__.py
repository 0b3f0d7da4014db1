"""What can be asked of budgets: one file a question, each with its ``Question`` and ``answer(workspace, question)``.

A question is plain values, an answer a Report. Nothing here prints, knows an option, or looks at the clock. What cannot
be answered raises Stop with the problems that say why.
"""
