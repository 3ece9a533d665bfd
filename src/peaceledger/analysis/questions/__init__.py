"""Study files: a claim, whose it is, and the design by which it is put to the test, written before the result is looked at.

``read`` turns a file into a frozen question, ``ask`` puts it to a ledger and a user's series, ``keep`` stores the answer in the
ledger's folder, ``export`` writes data and a notebook that repeats it. The ready studies lie in ``ready/``.
"""
