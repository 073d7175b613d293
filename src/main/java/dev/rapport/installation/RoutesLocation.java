package dev.rapport.installation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Decides where Camel takes the routes from: the folder {@code routes} ({@code rapport.routes}), whose changes it follows
 * while running; or where there is no such folder, the copy in the jar, so that the jar alone is enough.
 *
 * <p>Camel itself would refuse to start without the folder. What an operator sets under {@code camel.main} wins.
 */
final class RoutesLocation implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String folder = environment.getProperty("rapport.routes", "routes");
        environment.getPropertySources().addLast(new MapPropertySource("routes location", defaults(folder)));
    }

    private static Map<String, Object> defaults(String folder) {
        if (!Files.isDirectory(Path.of(folder))) {
            return Map.of("camel.main.routes-include-pattern", "classpath:routes/*.camel.yaml");
        }
        return Map.of(
                "camel.main.routes-include-pattern", "file:" + folder + "/*.camel.yaml",
                "camel.main.routes-reload-enabled", "true",
                "camel.main.routes-reload-directory", folder,
                "camel.main.routes-reload-pattern", "*.camel.yaml",
                // With true, one broken file takes all routes down.
                "camel.main.routes-reload-remove-all-routes", "false");
    }
}
