package dev.rapport.database;

import dev.rapport.installation.CannotStart;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes the application's own role and database in a cluster that lacks them.
 *
 * <p>The application is not the superuser, so that no statement of its can run programs or read files of the server.
 */
final class FirstConnection {

    private static final String NAME = "rapport";

    private FirstConnection() {}

    /** Steps that were done before are left out, so that a kill between them does no harm. */
    static Access makeDatabase(int port, String password, Cluster cluster) {
        String server = "jdbc:postgresql://127.0.0.1:" + port + "/";
        try (Connection connection = DriverManager.getConnection(server + "postgres", Cluster.SUPERUSER, password);
                Statement statement = connection.createStatement()) {
            if (isEmpty(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + password.replace("'", "''") + "'");
            }
            if (isEmpty(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        } catch (SQLException e) {
            throw new CannotStart(
                    "The embedded PostgreSQL does not let us in: " + e.getMessage(),
                    "See that " + cluster.passwordFile() + " is the one that belongs to " + cluster.folder() + ".",
                    e);
        }
        return new Access(server + NAME, NAME, password);
    }

    private static boolean isEmpty(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            return !result.next();
        }
    }
}
