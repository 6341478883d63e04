"""The author's side: a folder of text and pictures is read, checked and turned into the content of a pack."""
