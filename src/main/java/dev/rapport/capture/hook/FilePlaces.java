package dev.rapport.capture.hook;

import dev.rapport.archive.ChatFileStore.Asked;
import dev.rapport.capture.fetch.FetchLogin;
import dev.rapport.capture.fetch.FetchWish;
import dev.rapport.capture.fetch.Fetched;
import dev.rapport.capture.fetch.Fetched.Refused;
import dev.rapport.capture.fetch.Fetched.Why;
import dev.rapport.capture.fetch.SafeFetch;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Knows where each platform keeps the files of its messages, and how it wants to be asked for them.
 *
 * <p>Slack and Twilio tell an address, Mattermost an id; WhatsApp and Telegram an id for which they tell an address when they are
 * asked. A token goes to the platform's own origin only.
 *
 * <p>Sources: Slack's documentation, "file object"; Meta's, "Media: retrieve media URL, download media"; Telegram's, "Bot API:
 * getFile"; Mattermost's API reference, "Get a file"; Twilio's, "Media subresource". Safe for use by many threads.
 */
final class FilePlaces {

    private static final long ANSWER_BYTES = 1 << 16;
    private static final String GRAPH = "/v23.0/";

    /** Where WhatsApp keeps what it tells the address of. */
    private static final Pattern META = Pattern.compile("https://([\\w-]+\\.)*fbsbx\\.com/.*");

    private static final Pattern ACCOUNT = Pattern.compile("/Accounts/(AC\\w+)/");

    private final SafeFetch fetch;

    FilePlaces(SafeFetch fetch) {
        this.fetch = fetch;
    }

    /** Whether a platform can be asked for files with what the settings say. */
    static boolean canAsk(String platform, HookSource source) {
        return switch (platform) {
            case "twilio-sms" -> true;
            case "slack", "whatsapp", "telegram" -> source.token() != null;
            case "mattermost" -> source.token() != null && source.api() != null;
            default -> false;
        };
    }

    /**
     * Fetches a file into a folder of its own, where what an earlier try left behind is gone on with.
     *
     * @throws dev.rapport.conversation.TemporaryFailure when it cannot be had just now
     */
    Fetched get(Asked file, HookSource source, long maxBytes, Path folder) throws IOException {
        String token = source.token() == null ? "" : source.token();
        Path into = folder.resolve("file");
        return switch (file.platform()) {
            case "slack" -> slack(file, source, token, maxBytes, into);
            case "twilio-sms" -> fetch.fetch(new FetchWish(url(file.key()), account(file, source), maxBytes), into);
            case "mattermost" -> {
                URI api = source.api("http://localhost:8065");
                URI url = api.resolve("/api/v4/files/" + encoded(file.key()));
                yield fetch.fetch(new FetchWish(url, FetchLogin.bearer(api, token), maxBytes), into);
            }
            case "whatsapp" -> whatsApp(file, source, token, maxBytes, folder);
            case "telegram" -> telegram(file, source, token, maxBytes, folder);
            default -> new Refused(Why.UNUSABLE, "Nobody knows how to ask " + file.platform() + " for a file");
        };
    }

    /** Slack shows its page for logging in to whom it does not give a file. */
    private Fetched slack(Asked file, HookSource source, String token, long maxBytes, Path into) throws IOException {
        FetchLogin login = FetchLogin.bearer(source.api("https://files.slack.com"), token);
        Fetched fetched = fetch.fetch(new FetchWish(url(file.key()), login, maxBytes), into);
        boolean page = fetched instanceof Fetched.Got got
                && String.valueOf(got.mediaType()).startsWith("text/html")
                && !String.valueOf(file.mediaType()).startsWith("text/html");
        if (page) {
            Files.deleteIfExists(into);
            return new Refused(
                    Why.DENIED,
                    "Slack asks for a login; give rapport.hooks." + file.source()
                            + ".token a bot token with the scope files:read");
        }
        return fetched;
    }

    private static @Nullable FetchLogin account(Asked file, HookSource source) {
        Matcher account = ACCOUNT.matcher(file.key());
        return account.find()
                ? FetchLogin.basic(source.api("https://api.twilio.com"), account.group(1), source.key())
                : null;
    }

    private Fetched whatsApp(Asked file, HookSource source, String token, long maxBytes, Path folder)
            throws IOException {
        URI api = source.api("https://graph.facebook.com");
        FetchLogin login = FetchLogin.bearer(api, token);
        Path answer = folder.resolve("answer");
        Files.deleteIfExists(answer); // an address is good for five minutes
        Fetched told =
                fetch.fetch(new FetchWish(api.resolve(GRAPH + encoded(file.key())), login, ANSWER_BYTES), answer);
        if (!(told instanceof Fetched.Got)) {
            return told;
        }
        String address = read(answer).text("url");
        if (address == null) {
            return new Refused(Why.UNUSABLE, "WhatsApp tells no address for the file");
        }
        URI url = url(address);
        boolean theirs = META.matcher(address).matches();
        FetchLogin there = theirs ? FetchLogin.bearer(url.resolve("/"), token) : login;
        return fetch.fetch(new FetchWish(url, there, maxBytes), folder.resolve("file"));
    }

    private Fetched telegram(Asked file, HookSource source, String token, long maxBytes, Path folder)
            throws IOException {
        URI api = source.api("https://api.telegram.org");
        Path answer = folder.resolve("answer");
        Files.deleteIfExists(answer); // an address is good for an hour
        String host = api.toString().replaceFirst("/$", "");
        URI ask = url(host + "/bot" + token + "/getFile?file_id=" + encoded(file.key()));
        Fetched told = fetch.fetch(FetchWish.of(ask, ANSWER_BYTES), answer);
        if (!(told instanceof Fetched.Got)) {
            return told;
        }
        String path = read(answer).at("result").text("file_path");
        if (path == null || path.startsWith("/") || path.contains("..")) {
            return new Refused(Why.UNUSABLE, "Telegram tells no path of the file");
        }
        URI url = url(host + "/file/bot" + token + "/" + path.replace(" ", "%20"));
        return fetch.fetch(FetchWish.of(url, maxBytes), folder.resolve("file"));
    }

    private static Told read(Path answer) throws IOException {
        return Told.of(Files.readAllBytes(answer));
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    /** @throws HookRefusal for what is none; without saying it, since a token may stand in it */
    private static URI url(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw HookRefusal.unreadable("The address of the file is none");
        }
    }
}
