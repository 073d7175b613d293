package dev.rapport.transcribe.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An archive at an address.
 *
 * <p>Redirections are followed within the same protocol only, so that what begins as HTTPS stays so. {@code
 * HttpURLConnection} is used since it alone has a time limit for a server that stops sending.
 */
record ZipSource(URI address, @Nullable String integrity, ModelProperties settings) implements ModelSource {

    private static final int BLOCK = 64 << 10;

    @Override
    public String label() {
        return address.toString();
    }

    @Override
    public void fetch(Path work, FetchProgress progress) throws IOException, InterruptedException {
        Path zip = work.resolve("model.zip");
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout((int) settings.connectTimeout().toMillis());
        connection.setReadTimeout((int) settings.readTimeout().toMillis());
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("the server answers with status " + connection.getResponseCode());
            }
            copy(connection, zip, progress);
        } finally {
            connection.disconnect();
        }
        Integrity.require(zip, integrity);
        Archives.unzip(zip, work.resolve("unpacked"));
        Files.delete(zip);
    }

    private static void copy(HttpURLConnection connection, Path zip, FetchProgress progress) throws IOException {
        long total = connection.getContentLengthLong();
        long bytes = 0;
        try (InputStream in = connection.getInputStream();
                OutputStream out = Files.newOutputStream(zip)) {
            byte[] block = new byte[BLOCK];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("the application is shutting down");
                }
                out.write(block, 0, read);
                bytes += read;
                progress.at(bytes, total);
            }
        }
        if (total >= 0 && bytes != total) {
            throw new IOException("only " + bytes + " of " + total + " bytes came");
        }
    }
}
