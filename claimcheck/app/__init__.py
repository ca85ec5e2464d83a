"""The jobs that commands do. They return values; they neither print nor exit."""
