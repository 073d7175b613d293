package dev.rapport.database;

/** How to reach a database: what the connection pool needs. */
record Access(String url, String username, String password) {

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "Access[" + username + "]";
    }
}
