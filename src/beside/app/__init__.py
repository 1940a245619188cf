"""The verbs, one small file each: the only place that joins rooms. Clock and environment come in as arguments."""
