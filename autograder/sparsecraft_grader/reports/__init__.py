"""Self-contained HTML pages: one for a student, one for the instructor."""

from sparsecraft_grader.reports.html import class_page, student_page

__all__ = ["class_page", "student_page"]
