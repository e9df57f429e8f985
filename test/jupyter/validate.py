"""Prints, one JSON a line, what nbformat finds wrong in each notebook that is named."""
import json
import sys

import nbformat

for file in sys.argv[1:]:
    try:
        nbformat.validate(nbformat.read(file, as_version=nbformat.NO_CONVERT))
        wrong = None
    except Exception as error:
        wrong = str(error).splitlines()[0]
    print(json.dumps([file, wrong]))
