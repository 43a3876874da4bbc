"""Runs the steps on the connection that :func:`game.store.migrating.migrate` hands over, inside its transaction."""

from alembic import context

from game.store.round_tables import Branch

context.configure(connection=context.config.attributes["connection"], target_metadata=Branch.metadata)
context.run_migrations()
