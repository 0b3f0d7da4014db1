"""The whole budget as one document: a file for each part, made of the tables that the commands show."""
