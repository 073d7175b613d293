package dev.rapport.transcribe.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * The models that are known, in the order of the file {@code catalog.yaml}.
 *
 * <p>The one in the models folder counts, so that it can be edited; where there is none, the one that was built in.
 */
record Catalog(List<CatalogEntry> models) {

    private static final String FILE = "catalog.yaml";

    Catalog {
        models = List.copyOf(models);
    }

    static Catalog load(Path modelsFolder) {
        Path file = modelsFolder.resolve(FILE);
        return read(Files.exists(file) ? new FileSystemResource(file) : new ClassPathResource("models/" + FILE));
    }

    private static Catalog read(Resource resource) {
        try {
            MutablePropertySources sources = new MutablePropertySources();
            new YamlPropertySourceLoader().load("catalog", resource).forEach(sources::addLast);
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind("models", Bindable.listOf(CatalogEntry.class))
                    .map(Catalog::new)
                    .orElseThrow(() -> new IllegalStateException("No models in " + resource.getDescription()));
        } catch (IOException e) {
            throw new UncheckedIOException("The catalogue of models can not be read: " + resource.getDescription(), e);
        }
    }

    Optional<CatalogEntry> find(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    Optional<CatalogEntry> fallbackFor(String name) {
        return models.stream().filter(model -> name.equals(model.fallbackFor())).findFirst();
    }
}
