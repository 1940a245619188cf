"""What runs in a child: the libraries that open PDFs and pictures. Nothing here is imported by the parent."""
