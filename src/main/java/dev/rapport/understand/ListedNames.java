package dev.rapport.understand;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.FindingType;
import dev.rapport.language.speech.NameSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The products and competitors of the company's lists, as they are written there. Safe for use by many threads. */
@Component
final class ListedNames implements NameSource {

    private final UnderstandSettings settings;
    private final TrackerFiles files;

    ListedNames(UnderstandSettings settings, TrackerFiles files) {
        this.settings = settings;
        this.files = files;
    }

    @Override
    public List<String> names(@Nullable Conversation conversation) {
        CompanyNames all = settings.names().and(files.names());
        return Stream.of(FindingType.PRODUCT, FindingType.COMPETITOR)
                .flatMap(type -> all.byType().getOrDefault(type, List.of()).stream())
                .toList();
    }
}
