"""Executes the notebook that is named with nbclient, as its kernel spec says, and writes it elsewhere."""
import os
import sys

import nbformat
from nbclient import NotebookClient

file, out = sys.argv[1:]
notebook = nbformat.read(file, as_version=4)
place = {"metadata": {"path": os.path.dirname(file)}}
NotebookClient(notebook, timeout=170, resources=place).execute()
nbformat.write(notebook, out)
