package dev.rapport.capture.hook;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sources of webhooks, by name ({@code rapport.hooks.*}).
 *
 * <p>A variable of the environment cannot hold a dash or small letters, so names are also found without regard to case and signs:
 * {@code RAPPORT_HOOKS_MYSHOP_SECRET} is that of {@code my-shop}.
 */
@ConfigurationProperties("rapport")
record HookSettings(@DefaultValue Map<String, HookSource> hooks) {

    HookSettings {
        hooks = Map.copyOf(hooks);
    }

    /** The source of a name that has a secret, under the name that the settings call it. */
    Optional<Map.Entry<String, HookSource>> find(String name, String platform) {
        return Optional.ofNullable(hooks.get(name))
                .map(source -> Map.entry(name, source))
                .or(() -> hooks.entrySet().stream()
                        .filter(one -> plain(one.getKey()).equals(plain(name)))
                        .sorted(Map.Entry.comparingByKey())
                        .map(one -> Map.entry(one.getKey(), one.getValue()))
                        .findFirst())
                .filter(one -> one.getValue().secret() != null)
                .filter(one -> one.getValue().platform() == null
                        || plain(String.valueOf(one.getValue().platform())).equals(plain(platform)));
    }

    /** Whether there is a source that may be of this platform. */
    boolean has(String platform) {
        return hooks.keySet().stream().anyMatch(name -> find(name, platform).isPresent());
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
