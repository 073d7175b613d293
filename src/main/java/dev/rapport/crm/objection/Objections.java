package dev.rapport.crm.objection;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.rapport.archive.DatedFindings;
import dev.rapport.archive.DatedFindings.Dated;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Activity;
import dev.rapport.crm.ActivityStore;
import dev.rapport.crm.OpportunitiesThen;
import dev.rapport.crm.Opportunity;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells of objections: each time that one was raised, and how those of a customer stand. Safe for use by many threads. */
@Component
public class Objections {

    private final DatedFindings dated;
    private final ActivityStore activities;
    private final OpportunitiesThen sales;

    Objections(DatedFindings dated, ActivityStore activities, OpportunitiesThen sales) {
        this.dated = dated;
        this.activities = activities;
        this.sales = sales;
    }

    /**
     * Each time that an objection was raised, the oldest first, also by those of whom nobody knows who they are.
     *
     * @param after inclusive; null for all
     * @param before exclusive; null for all
     */
    @Transactional(readOnly = true)
    public List<Occurrence> occurrences(Viewer viewer, @Nullable Instant after, @Nullable Instant before) {
        return occurrences(viewer, dated.between(viewer, FindingType.OBJECTION, after, before));
    }

    /** The objections of a customer, the one raised last first. */
    @Transactional(readOnly = true)
    public List<Objection> ofAccount(Viewer viewer, AccountId account) {
        List<ItemId> items = activities.itemsOf(viewer, account);
        Map<Subject, List<Occurrence>> raised =
                occurrences(viewer, dated.of(viewer, FindingType.OBJECTION, items)).stream()
                        .collect(groupingBy(Subject::of, LinkedHashMap::new, toList()));
        return raised.entrySet().stream()
                .map(entry -> new Objection(
                        account,
                        entry.getKey().category(),
                        entry.getValue().getLast().sale(),
                        entry.getValue()))
                .sorted(Comparator.comparing(Objection::lastAt).reversed())
                .toList();
    }

    /** What makes two occurrences one objection: of one customer, in one sale. */
    private record Subject(String category, @Nullable Object sale) {
        static Subject of(Occurrence occurrence) {
            return new Subject(
                    occurrence.category(),
                    occurrence.sale() == null ? null : occurrence.sale().id());
        }
    }

    private List<Occurrence> occurrences(Viewer viewer, List<Dated> found) {
        List<ItemId> items =
                found.stream().map(one -> one.finding().item()).distinct().toList();
        Map<ItemId, Activity> filed = activities.ofItems(viewer, items);
        Map<ItemId, Set<String>> products = products(viewer, items);
        OpportunitiesThen.Open open = sales.ofAccounts(
                viewer,
                filed.values().stream()
                        .flatMap(one -> Optional.ofNullable(one.account()).stream())
                        .distinct()
                        .toList());
        return found.stream()
                .map(one -> occurrence(
                        one,
                        filed.get(one.finding().item()),
                        products.getOrDefault(one.finding().item(), Set.of()),
                        open))
                .toList();
    }

    private Map<ItemId, Set<String>> products(Viewer viewer, List<ItemId> items) {
        return dated.of(viewer, FindingType.PRODUCT, items).stream()
                .map(Dated::finding)
                .collect(groupingBy(Finding::item, mapping(Finding::label, toSet())));
    }

    private static Occurrence occurrence(
            Dated raised, @Nullable Activity filed, Set<String> products, OpportunitiesThen.Open open) {
        Finding finding = raised.finding();
        AccountId account = filed == null ? null : filed.account();
        Optional<OpportunitiesThen.Then> then = filed == null || account == null
                ? Optional.empty()
                : open.at(account, filed.opportunity(), raised.at(), products);
        return new Occurrence(
                finding,
                category(finding),
                raised.at(),
                raised.channel(),
                Boolean.TRUE.equals(finding.value().get("handled")),
                finding.value().get("answer") instanceof String answer ? answer : null,
                account,
                then.map(Objections::sale).orElse(null),
                then.flatMap(one -> Optional.ofNullable(one.opportunity().product()))
                        .or(() -> products.size() == 1 ? products.stream().findFirst() : Optional.empty())
                        .orElse(null));
    }

    private static Occurrence.Sale sale(OpportunitiesThen.Then then) {
        Opportunity.Step step = then.step();
        return new Occurrence.Sale(
                then.opportunity().id(),
                then.opportunity().name(),
                step == null ? null : step.stage(),
                then.opportunity().outcome());
    }

    private static String category(Finding finding) {
        return finding.value().get("category") instanceof String category && !category.isBlank()
                ? category
                : finding.label().strip().toUpperCase(Locale.ROOT).replace(' ', '_');
    }
}
