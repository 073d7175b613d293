package dev.rapport.database;

/** The server that the application talks to. Closing it ends what was started for it, which may be nothing. */
sealed interface DatabaseServer extends AutoCloseable {

    Access access();

    @Override
    void close();

    /** A real PostgreSQL of our own making, in the data folder, and who has it started again should it end by itself. */
    record Embedded(EmbeddedPostgres postgres, PostgresWatch watch) implements DatabaseServer {
        Embedded(EmbeddedPostgres postgres) {
            this(postgres, new PostgresWatch(postgres));
        }

        @Override
        public Access access() {
            return postgres.access();
        }

        @Override
        public void close() {
            watch.close();
            postgres.close();
        }
    }

    /** The company's server, which goes on without us. */
    record Own(Access access) implements DatabaseServer {
        @Override
        public void close() {}
    }
}
