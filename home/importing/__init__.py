"""Lists that editors keep in spreadsheets: what each holds, and how a row of it becomes a row of ours.

A sheet plans each row without writing anything: so a file can be looked through before it is stored, and what
the look said is what then happens.
"""
