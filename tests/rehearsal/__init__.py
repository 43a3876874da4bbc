"""The rehearsal: one whole lesson on a real server, with everything that goes wrong in a classroom."""
