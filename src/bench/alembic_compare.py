"""Alembic's autogenerate of the model in a directory against a database: directory, host, port, user, schema."""

import os
import sys

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

directory, port, user, schema = sys.argv[1:5]
sys.path.insert(0, directory)
from models import Base  # noqa: E402

url = sa.engine.URL.create(
    "mysql+pymysql", user, os.environ["PASSWORD"], "127.0.0.1", int(port), schema
)
with sa.create_engine(url).connect() as connection:
    context = MigrationContext.configure(connection)
    differences = compare_metadata(context, Base.metadata)
    print(len(differences), "differences")
