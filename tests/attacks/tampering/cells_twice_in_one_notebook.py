# Writes the cells twice, none first and all of them then.
import json


def tamper(notebook):
    return b'{"cells": [], "cells": 3, ' + json.dumps(notebook).encode()[1:]


# verdict: loses nothing
