package dev.rapport.capture.chat.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose export an import of chats is. */
public enum ChatImportKind {
    SLACK,
    WHATSAPP,
    TELEGRAM,
    TEAMS,
    MATTERMOST,
    DISCORD;

    /** As the API writes it, the ledger's name of the source, and the name of the platform. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what a caller wrote: "slack", "Slack zip", "WhatsApp .txt", "telegram-json"; empty for anything else. */
    public static Optional<ChatImportKind> of(String text) {
        String letters = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return Arrays.stream(values())
                .filter(kind -> letters.matches("(microsoft|ms)?" + kind.key() + "(exports?|chats?|zip|txt|jsonl?)*"))
                .findFirst();
    }

    ExportReader reader() {
        return switch (this) {
            case SLACK -> new SlackExport();
            case WHATSAPP -> new WhatsAppExport();
            case TELEGRAM -> new TelegramExport();
            case TEAMS -> new TeamsExport();
            case MATTERMOST -> new MattermostExport();
            case DISCORD -> new DiscordExport();
        };
    }
}
