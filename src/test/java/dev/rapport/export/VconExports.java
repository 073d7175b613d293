package dev.rapport.export;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rapport.archive.CallStore;
import dev.rapport.archive.ChatMessageStore;
import dev.rapport.archive.MediaStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.archive.VconStore;
import dev.rapport.capture.CaptureFixture;
import dev.rapport.conversation.Conversation;
import dev.rapport.installation.DataFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.springframework.beans.factory.ObjectProvider;

/** Makes exports for tests, and holds them to the draft's schema. */
public final class VconExports {

    private static final Path SCHEMA = Path.of("../shared/data/vcon/vcon_json_schema.json");

    private VconExports() {}

    public static VconExport of(CaptureFixture fixture, VconAnalyses... found) {
        return signed(fixture, "none", found);
    }

    public static VconExport signed(CaptureFixture fixture, String sign, VconAnalyses... found) {
        return new VconExport(
                fixture.get(TranscriptStore.class),
                fixture.get(MessageStore.class),
                fixture.get(ChatMessageStore.class),
                fixture.get(CallStore.class),
                fixture.get(VconStore.class),
                fixture.get(MediaStore.class),
                new ObjectProvider<VconAnalyses>() {
                    @Override
                    public Stream<VconAnalyses> orderedStream() {
                        return Stream.of(found);
                    }
                },
                new VconSigner(new VconSigning(sign, null, ""), new DataFolder(fixture.data)));
    }

    public static String write(VconExport export, Conversation conversation) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(CaptureFixture.ADMIN, conversation, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What the draft's schema says against it; skips the test where the schema is absent. */
    public static List<String> faults(String vcon) throws IOException {
        return schema().validate(vcon, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    public static Schema schema() throws IOException {
        Assumptions.assumeTrue(Files.exists(SCHEMA), "The schema of the draft is not there");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    }
}
