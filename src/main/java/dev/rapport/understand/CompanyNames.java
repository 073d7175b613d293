package dev.rapport.understand;

import dev.rapport.conversation.FindingType;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that a company wants to be told of, by what they are: competitors, products and topics.
 *
 * @param byType as they are written
 */
public record CompanyNames(Map<FindingType, List<String>> byType) {

    /** None. */
    public static final CompanyNames NONE = of(List.of(), List.of(), List.of());

    public CompanyNames {
        byType = Map.copyOf(byType);
    }

    public static CompanyNames of(List<String> competitors, List<String> products, List<String> topics) {
        return new CompanyNames(Map.of(
                FindingType.COMPETITOR, List.copyOf(competitors),
                FindingType.PRODUCT, List.copyOf(products),
                FindingType.TOPIC, List.copyOf(topics)));
    }

    /** These and the others. */
    CompanyNames and(CompanyNames others) {
        Map<FindingType, List<String>> all = new EnumMap<>(FindingType.class);
        byType.forEach((type, names) -> {
            Set<String> both = new LinkedHashSet<>(names);
            both.addAll(others.byType().getOrDefault(type, List.of()));
            all.put(type, List.copyOf(both));
        });
        return new CompanyNames(all);
    }
}
