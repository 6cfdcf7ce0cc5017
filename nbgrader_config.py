"""Makes the checkout an nbgrader course: sources in `solutions/`, releases in `exercises/`."""

c = get_config()  # noqa: F821  (nbgrader defines it while it reads this file)

c.CourseDirectory.course_id = "sparsecraft"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
c.KernelManager.transport_encryption = "auto"  # otherwise every kernel warns about its plain text connection
