"""Studies: claims put to the test on dated data, with the methods, the robustness checks and the refusals.

``design`` holds what a study is made of and what it returns; ``run.run(design, material)`` carries it out. The methods need the
extra ``study``; the dataclasses and the refusals do not.
"""
