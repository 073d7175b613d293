/**
 * The connection to PostgreSQL: a server that belongs to the data folder and is started and stopped with the
 * application, or the company's own ({@code rapport.database.url}).
 *
 * <p>Nobody uses this package by type: it gives the application its {@code DataSource}. It uses {@code installation}
 * only, for the data folder and its lock. The tables are no matter of this package; each feature brings its own.
 */
@NullMarked
package dev.rapport.database;

import org.jspecify.annotations.NullMarked;
