package dev.rapport.pipeline;

import static java.util.stream.Collectors.toSet;

import dev.rapport.installation.CannotStart;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Keeps Camel's routes as the files in {@code routes/} say, while they are added, changed and deleted.
 *
 * <p>Files are loaded one by one, so that a broken one disturbs nothing: it is reported, and what it said before stays in
 * force. Only the way of the items itself ({@link #CORE}) must be whole when the application starts. Camel's own reloading
 * is not used, since it lets one broken file end the start, and keeps the routes of a deleted file.
 */
@Component
class RouteFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFiles.class);

    /** In this order: the routes refer to the handling of errors. */
    private static final List<String> CORE = List.of("errors.camel.yaml", "process.camel.yaml");

    private final CamelContext camel;
    private final RouteFolder folder;
    private final RouteReports reports;
    private final Clock clock;
    private final Map<String, RouteFile> files = new TreeMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("route files").daemon().factory());

    RouteFiles(CamelContext camel, PipelineSettings settings, RouteReports reports, Clock clock) {
        this.reports = reports;
        this.camel = camel;
        this.clock = clock;
        folder = new RouteFolder(settings.routesFolder());
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(50)
    void start() throws IOException {
        follow();
        for (String core : CORE) {
            RouteFile file = files.get(core);
            if (file == null || file.broken()) {
                throw new CannotStart(
                        core + (file == null ? " is missing from " + folder : " is broken: " + file.reason()),
                        "Put the file back as it was delivered: without it, nothing is processed.");
            }
        }
        watch.scheduleWithFixedDelay(this::followOrReport, 1, 1, TimeUnit.SECONDS);
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        watch.shutdownNow();
    }

    private void followOrReport() {
        try {
            follow();
        } catch (IOException | RuntimeException e) {
            LOG.error("{} cannot be read; its routes stay as they are", folder, e);
        }
    }

    private synchronized void follow() throws IOException {
        Map<String, RouteFolder.Version> found = folder.list();
        List.copyOf(files.values()).stream()
                .filter(file -> !found.containsKey(file.name()))
                .forEach(this::remove);
        found.entrySet().stream()
                .filter(file -> !file.getValue().equals(versionOf(file.getKey())))
                .sorted(Comparator.comparing(file -> rank(file.getKey())))
                .forEach(file -> load(file.getKey(), file.getValue()));
        reports.become(files.values().stream()
                .map(file ->
                        file.withOff(file.routes().stream().filter(this::isOff).collect(toSet())))
                .toList());
    }

    private boolean isOff(String route) {
        ServiceStatus status = camel.getRouteController().getRouteStatus(route);
        return status != null && !status.isStarted() && !status.isStarting();
    }

    private RouteFolder.Version versionOf(String name) {
        RouteFile known = files.get(name);
        return known == null ? RouteFolder.Version.NONE : known.version();
    }

    private static int rank(String name) {
        return CORE.contains(name) ? CORE.indexOf(name) : CORE.size();
    }

    private void load(String name, RouteFolder.Version version) {
        RouteFile before = files.get(name);
        try {
            Resource resource = folder.resource(camel, name);
            Set<String> routes = PluginHelper.getRoutesLoader(camel).updateRoutes(resource);
            if (before != null) {
                before.routes().stream().filter(id -> !routes.contains(id)).forEach(this::removeRoute);
            }
            files.put(name, new RouteFile(name, List.copyOf(routes), clock.instant(), "", version));
            LOG.info("{} is loaded: {}", name, routes);
        } catch (Exception e) { // the loader declares no less
            String reason = reason(e);
            LOG.error("{} is broken, what it said before stays in force: {}", name, reason);
            Collection<String> routes = before == null ? List.of() : before.routes();
            files.put(name, new RouteFile(name, List.copyOf(routes), clock.instant(), reason, version));
        }
    }

    private void remove(RouteFile file) {
        file.routes().forEach(this::removeRoute);
        files.remove(file.name());
        LOG.info("{} was deleted, and its routes with it: {}", file.name(), file.routes());
    }

    private void removeRoute(String id) {
        try {
            camel.getRouteController().stopRoute(id);
            camel.removeRoute(id);
        } catch (Exception e) { // the controller declares no less
            LOG.error("The route {} cannot be removed; it goes on until the next start", id, e);
        }
    }

    /** The innermost cause says what is wrong with the file. */
    private static String reason(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
