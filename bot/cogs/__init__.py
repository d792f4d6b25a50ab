"""One file a group of commands, each thin: permission, call, render."""
