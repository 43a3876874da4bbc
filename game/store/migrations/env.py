"""Runs the steps on the connection that :func:`game.store.migrating.migrate` hands over, inside its transaction."""

from alembic import context

from game.store.luck_tables import LuckJob

context.configure(connection=context.config.attributes["connection"], target_metadata=LuckJob.metadata)
context.run_migrations()
