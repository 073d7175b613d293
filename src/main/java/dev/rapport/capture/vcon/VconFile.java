package dev.rapport.capture.vcon;

import dev.rapport.capture.chat.ChatExport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes the vCons of {@code inbox/chat}, whatever they hold. */
@Component
@Order(100)
final class VconFile implements ChatExport {

    private final VconIntake intake;
    private final VconImportStore store;

    VconFile(VconIntake intake, VconImportStore store) {
        this.intake = intake;
        this.store = store;
    }

    @Override
    public boolean reads(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return VconHead.isVcon(in);
        }
    }

    /** All of it is taken in one transaction, with a note of that: so what was taken before a kill is not taken again. */
    @Override
    public List<String> take(Path file, Delivery delivery) throws IOException {
        Optional<List<String>> before = store.taken(delivery.key());
        if (before.isPresent()) {
            return before.get();
        }
        return intake.take(file, delivery.source(), result -> store.take(delivery.key(), result.warnings()))
                .warnings();
    }
}
