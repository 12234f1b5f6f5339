"""What is inside a document's file: its words, page by page, and what somebody who listens would miss.

Files are strangers. Whatever parses one runs in a process of its own, with little time and little memory.
"""
