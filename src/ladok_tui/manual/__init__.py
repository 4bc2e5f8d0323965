"""The manual, made of what the program itself goes by: parser, keys, settings, places and catalogues."""
