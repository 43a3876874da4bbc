"""A whole class at once, played from another process: does it hold, and how fast is it then?"""
