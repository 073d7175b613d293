package dev.rapport.pipeline;

import dev.rapport.conversation.Viewer;
import java.util.Set;

/**
 * Stops and starts what brings things in, without touching its file.
 *
 * <p>What is stopped so stays stopped until somebody starts it, its file changes, or Rapport starts again: only a file says what holds
 * for good. Nothing is lost meanwhile: folders, servers and mailboxes keep what waits. What others send us can not be
 * stopped, since they would have to be told. Safe for use by many threads.
 */
public interface RouteSwitch {

    /** The routes that run and may be stopped. */
    Set<String> stoppable(Viewer viewer);

    /** The routes that somebody stopped. */
    Set<String> stopped(Viewer viewer);

    /** Returns when what it was at is done, or false after some time; one that may not be stopped is left alone. */
    boolean stop(Viewer viewer, String route);

    /** False where it can not be started, or was not stopped by this. */
    boolean start(Viewer viewer, String route);
}
