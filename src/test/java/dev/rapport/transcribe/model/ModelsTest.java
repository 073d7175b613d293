package dev.rapport.transcribe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.FileSystemUtils;

/** With models of a few bytes; whether they load is said by the test. */
class ModelsTest {

    private static final String WANTED = "tiny-1";
    private static final String STAND_IN = "tiny-0";

    @TempDir
    Path temp;

    private final ConcurrentLinkedQueue<ModelState> states = new ConcurrentLinkedQueue<>();
    private final List<Models> started = new ArrayList<>();
    private Optional<String> defect = Optional.empty();
    private Path dir;
    private Path mirror;

    @BeforeEach
    void aCatalogueOfTwo() throws IOException {
        dir = Files.createDirectory(temp.resolve("models"));
        mirror = Files.createDirectory(temp.resolve("mirror"));
        catalog("");
    }

    @AfterEach
    void stop() {
        started.forEach(Models::stop);
    }

    @Test
    void aMirrorFolderMayHoldTheArchive() throws IOException {
        zip(mirror.resolve(WANTED + ".zip"), WANTED + "/");

        ModelState.Ready ready = ready(start("mirror", mirror.toString()));

        assertThat(ready.name()).isEqualTo(WANTED);
        assertThat(ready.language()).isEqualTo("en-US");
        assertThat(ready.isFallback()).isFalse();
        assertThat(ready.folder()).isEqualTo(dir.toAbsolutePath().resolve(WANTED));
        assertThat(Files.readAllLines(ready.folder().resolve("conf/mfcc.conf")))
                .containsExactly("--use-energy=false", "--allow-upsample=true");
        assertNothingHalf();
    }

    @Test
    void aMirrorFolderMayHoldTheModelUnpacked() throws IOException {
        unpacked(mirror.resolve(WANTED));

        assertThat(ready(start("mirror", mirror.toString())).name()).isEqualTo(WANTED);
    }

    @Test
    void aMirrorMayBeAnAddressAndItsProgressIsSeen() throws IOException {
        byte[] zip = Files.readAllBytes(zip(temp.resolve("served.zip"), ""));
        HttpServer server = serve(zip, 0);
        try {
            ready(start("mirror", address(server)));
        } finally {
            server.stop(0);
        }
        assertThat(states)
                .anySatisfy(state -> assertThat(state).isInstanceOfSatisfying(ModelState.Fetching.class, fetching -> {
                    assertThat(fetching.total()).isEqualTo(zip.length);
                    assertThat(fetching.bytes()).isPositive();
                }));
    }

    @Test
    void anArchiveThatBreaksOffIsNotTaken() throws IOException {
        byte[] zip = Files.readAllBytes(zip(temp.resolve("served.zip"), ""));
        HttpServer server = serve(zip, 10);
        try {
            assertThat(missing(start("mirror", address(server))).reasons())
                    .anySatisfy(reason -> assertThat(reason).contains(WANTED, "127.0.0.1"));
        } finally {
            server.stop(0);
        }
        assertNothingHalf();
    }

    @Test
    void theStandInIsUsedWhileTheWantedOneCanNotBeHadAndThenMakesWay() throws IOException {
        zip(mirror.resolve(STAND_IN + ".zip"), "");
        Models models = start("mirror", mirror.toString());

        assertThat(ready(models).name()).isEqualTo(STAND_IN);
        assertThat(ready(models).isFallback()).isTrue();

        unpacked(dir.resolve(WANTED));
        await().until(() -> ready(models).name().equals(WANTED));
    }

    @Test
    void aModelPutThereByHandIsFound() throws IOException {
        Models models = start("fetch", "false");
        assertThat(missing(models).remedy()).contains(dir.resolve(WANTED).toString());
        assertThatThrownBy(models::ready).isInstanceOf(TemporaryFailure.class).hasMessageContaining("unpack");

        unpacked(dir.resolve(WANTED));

        assertThat(ready(models).name()).isEqualTo(WANTED);
        assertThat(Files.readAllLines(dir.resolve(WANTED).resolve("conf/mfcc.conf")))
                .contains("--allow-upsample=true");
    }

    @Test
    void aModelThatDoesNotLoadIsNotUsedUntilItIsMended() throws IOException {
        defect = Optional.of("it is torn");
        unpacked(dir.resolve(WANTED));
        Models models = start("fetch", "true");
        await().until(() -> models.state() instanceof ModelState.Missing missing
                && missing.reasons().toString().contains("it is torn"));

        defect = Optional.empty();
        Files.writeString(dir.resolve(WANTED).resolve("am/final.mdl"), "another");

        assertThat(ready(models).name()).isEqualTo(WANTED);
    }

    @Test
    void whatAFetchBringsIsLoadedBeforeItIsPutInPlace() throws IOException {
        defect = Optional.of("it is torn");
        zip(mirror.resolve(WANTED + ".zip"), "");

        assertThat(missing(start("mirror", mirror.toString())).reasons())
                .anySatisfy(reason -> assertThat(reason).contains("it is torn"));
        assertNothingHalf();
        assertThat(dir.resolve(WANTED)).doesNotExist();
    }

    @Test
    void anArchiveWithAnotherHashIsRefused() throws IOException {
        catalog("    zip: https://localhost:1/none.zip\n    integrity: sha256-AAAA\n");
        zip(mirror.resolve(WANTED + ".zip"), "");

        assertThat(missing(start("mirror", mirror.toString())).reasons())
                .anySatisfy(reason -> assertThat(reason).contains("not what the catalogue expects"));
    }

    @Test
    void anArchiveCanNotWriteOutsideOfItsPlace() throws IOException {
        zip(mirror.resolve(WANTED + ".zip"), "../../../");

        assertThat(missing(start("mirror", mirror.toString())).reasons())
                .anySatisfy(reason -> assertThat(reason).contains("outside of the model"));
        assertThat(temp.resolve("am")).doesNotExist();
    }

    @Test
    void whatAKilledFetchLeftIsRemoved() throws IOException {
        Files.createDirectories(dir.resolve(".fetch-tiny-1-42/unpacked"));
        zip(mirror.resolve(WANTED + ".zip"), "");

        ready(start("mirror", mirror.toString()));

        assertNothingHalf();
    }

    @Test
    void onlyOneProcessAtATimeFetches() throws IOException {
        zip(mirror.resolve(WANTED + ".zip"), "");
        Models models;
        try (FolderLock _ = FolderLock.tryLock(dir).orElseThrow()) {
            models = start("mirror", mirror.toString());
            await().during(java.time.Duration.ofMillis(300)).until(() -> models.state() instanceof ModelState.Looking);
        }
        assertThat(ready(models).name()).isEqualTo(WANTED);
    }

    @Test
    void theListShowsWhatIsThereAndWhatIsUsed() throws IOException {
        unpacked(dir.resolve("my-own"));
        zip(mirror.resolve(WANTED + ".zip"), "");
        Models models = start("mirror", mirror.toString());
        ready(models);

        assertThat(models.listing().models())
                .extracting(ModelListing.Row::name, ModelListing.Row::installed, ModelListing.Row::active)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(WANTED, true, true),
                        org.assertj.core.groups.Tuple.tuple(STAND_IN, false, false),
                        org.assertj.core.groups.Tuple.tuple("my-own", true, false));
    }

    private Models start(String setting, String value) {
        Map<String, String> values = Map.of(
                "m.dir",
                dir.toString(),
                "m.model",
                WANTED,
                "m.poll",
                "50ms",
                "m.retry",
                "200ms",
                "m." + setting,
                value);
        ModelProperties settings = new Binder(new MapConfigurationPropertySource(values))
                .bind("m", ModelProperties.class)
                .get();
        Models models = new Models(settings, folder -> defect, states::add);
        started.add(models);
        models.start();
        return models;
    }

    private static ModelState.Ready ready(Models models) {
        await().until(() -> models.state() instanceof ModelState.Ready);
        return models.ready();
    }

    private static ModelState.Missing missing(Models models) {
        await().until(() -> models.state() instanceof ModelState.Missing);
        return (ModelState.Missing) models.state();
    }

    private void assertNothingHalf() throws IOException {
        try (var files = Files.list(dir)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith(".fetch"));
        }
    }

    private void catalog(String more) throws IOException {
        Files.writeString(dir.resolve("catalog.yaml"), """
                models:
                  - name: tiny-1
                    language: en-US
                    size-mb: 1
                    licence: Apache-2.0
                    conf:
                      - file: conf/mfcc.conf
                        lines: ["--allow-upsample=true"]
                %s
                  - name: tiny-0
                    language: en-US
                    size-mb: 1
                    licence: Apache-2.0
                    fallback-for: tiny-1
                """.formatted(more));
    }

    private static HttpServer serve(byte[] body, int shortBy) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, body.length - shortBy);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/models";
    }

    private Path zip(Path zip, String prefix) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (var file : files().entrySet()) {
                out.putNextEntry(new ZipEntry(prefix + file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }

    private void unpacked(Path folder) throws IOException {
        Path fresh = temp.resolve("fresh");
        for (var file : files().entrySet()) {
            Path path = fresh.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        FileSystemUtils.copyRecursively(fresh, folder);
    }

    private static Map<String, String> files() {
        return Map.of(
                "am/final.mdl", "model",
                "conf/mfcc.conf", "--use-energy=false\n--allow-upsample=false\n",
                "graph/HCLG.fst", "graph");
    }
}
