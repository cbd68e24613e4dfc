"""Groups of subcommands, one file a group; `cli` mounts them."""
