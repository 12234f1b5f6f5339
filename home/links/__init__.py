"""The links in what editors write: found, and looked at so that a reader never meets a dead one."""
