"""How long the stages take, measured on a library that is made up."""
