"""The untrusted side: student code runs here, locked down, and only values leave.

The grader starts `zygote`, which imports NumPy, IPython and matplotlib once and then, for every submission, forks a
child. The child gives up what it could misuse (`lockdown`, with `landlock` and `seccomp`) before it sees a line of
student code, then answers requests on one socket (`serve`): run a cell (`cells`), call a function, read an
attribute. `wire` is the codec of both sides; it carries numbers, text and arrays, never objects or code.

Nothing here knows a check, an expected value or a score. This package imports the standard library, NumPy, IPython
and itself, nothing else of ours: what it can import, student code could.
"""
