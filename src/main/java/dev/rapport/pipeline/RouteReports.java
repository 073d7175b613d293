package dev.rapport.pipeline;

import dev.rapport.conversation.Viewer;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells what became of each file of {@code routes/}: which are in force, and what is wrong with the others. */
@Component
public final class RouteReports {

    private volatile List<RouteFile> files = List.of();

    RouteReports() {}

    /** By name. */
    public List<RouteFile> all(Viewer viewer) {
        return files;
    }

    void become(List<RouteFile> now) {
        files = List.copyOf(now);
    }
}
