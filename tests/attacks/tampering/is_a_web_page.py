# The file is the page on which a student should have logged in.
def tamper(notebook):
    return b"<!DOCTYPE html>\n<html><head><title>Log in</title></head><body><script>alert(1)</script></body></html>\n"


# verdict: invalid
