"""What is certain to cure a fault, by its kind; each cure takes the mender of a file and a fault."""
