"""Documents in the habits of real offices, each with the verdict of a careful reader."""
