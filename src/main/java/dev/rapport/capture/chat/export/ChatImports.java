package dev.rapport.capture.chat.export;

import dev.rapport.archive.MediaStore;
import dev.rapport.capture.MessageImport;
import dev.rapport.conversation.ImportId;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes exports of chat platforms in, durably, and works through them in the background.
 *
 * <p>A killed process goes on where it was, without counting a message twice. Safe for use by many threads.
 */
@Component
public final class ChatImports {

    private final MediaStore media;
    private final ChatImportStore imports;
    private final ChatImportWorker worker;
    private final ChatExportSettings settings;

    ChatImports(MediaStore media, ChatImportStore imports, ChatImportWorker worker, ChatExportSettings settings) {
        this.media = media;
        this.imports = imports;
        this.worker = worker;
        this.settings = settings;
    }

    /** Opens a file at its beginning, as often as it is asked to. */
    public interface Opening {
        InputStream open() throws IOException;
    }

    /** Decides by the content whose export a file is; empty for what is none. A broken one is one of its kind. */
    public static Optional<ChatImportKind> recognise(Opening file) throws IOException {
        return Recognition.of(file);
    }

    /**
     * Takes a file; when this returns, it is durable and will be worked through, also after the process was killed.
     *
     * @throws MediaStore.TooLarge for more than is taken; nothing is kept
     * @throws IOException where it could not be made durable; nothing is kept
     */
    public ImportId start(Viewer by, ChatImportKind kind, InputStream file, String filename) throws IOException {
        Original original = media.store(file, settings.maxImport().toBytes());
        ImportId id = imports.add(by, kind, ExportZip.shown(ExportFiles.baseName(filename)), original);
        worker.call();
        return id;
    }

    /** Those that are not at their end, the oldest first. */
    public List<MessageImport> running(Viewer viewer) {
        return imports.unfinished();
    }

    /** Empty where there is none that this viewer may see. */
    public Optional<MessageImport> find(Viewer viewer, ImportId id) {
        return imports.find(id);
    }
}
