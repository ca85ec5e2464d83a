"""Answers assistants that write with sources (Model Context Protocol). Reads only, asks nobody."""
