package dev.rapport.database;

/** The server that the application talks to. Closing it ends what was started for it, which may be nothing. */
sealed interface DatabaseServer extends AutoCloseable {

    Access access();

    @Override
    void close();

    /** A real PostgreSQL of our own making, in the data folder. */
    record Embedded(EmbeddedPostgres postgres) implements DatabaseServer {
        @Override
        public Access access() {
            return postgres.access();
        }

        @Override
        public void close() {
            postgres.close();
        }
    }

    /** The company's server, which goes on without us. */
    record Own(Access access) implements DatabaseServer {
        @Override
        public void close() {}
    }
}
