"""The words as types: codes, partial dates, quantities, staging, cancers, treatments, biomarkers, places."""
