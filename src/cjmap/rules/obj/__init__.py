"""OBJ: what is it for?"""
