package dev.rapport.web.pages;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.objection.Objection;
import dev.rapport.crm.objection.Objections;
import dev.rapport.crm.objection.Occurrence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The card of a customer that says what it has against going ahead: what waits for an answer first. */
@Controller
final class ObjectionsCard {

    private static final int MOST = 20;

    private final Objections objections;
    private final Times times;

    ObjectionsCard(Objections objections, Times times) {
        this.objections = objections;
        this.times = times;
    }

    @GetMapping("/accounts/{id}/objections")
    String card(Viewer viewer, @PathVariable AccountId id, Model model) {
        List<Objection> all = objections.ofAccount(viewer, id);
        model.addAttribute(
                "card",
                new Card(
                        all.stream().filter(Objection::waits).count(),
                        all.stream()
                                .sorted(Comparator.comparing((Objection one) -> !one.waits()))
                                .limit(MOST)
                                .map(this::row)
                                .toList()));
        return "objections :: card(card=${card})";
    }

    private Row row(Objection objection) {
        Occurrence.Sale sale = objection.sale();
        return new Row(
                Words.sentence(objection.category()),
                Words.css(objection.state()),
                switch (objection.state()) {
                    case OPEN -> "Open";
                    case ANSWERED -> "Answered";
                    case RETURNED -> "Raised again";
                },
                sale == null ? null : sale(sale),
                objection.raised().getLast().finding().place().quote(),
                Places.href(objection.raised().getLast().finding().place()),
                objection.raised().size() == 1
                        ? "Raised " + times.day(objection.firstAt())
                        : "Raised " + objection.raised().size() + " times since " + times.day(objection.firstAt())
                                + ", last " + times.day(objection.lastAt()),
                objection.raised().stream()
                        .flatMap(one -> moments(one).stream())
                        .toList());
    }

    private static String sale(Occurrence.Sale sale) {
        String stage = sale.stage() == null ? "" : ", in " + sale.stage() + " then";
        return sale.name()
                + stage
                + switch (sale.outcome()) {
                    case OPEN -> "";
                    case WON -> "; won since";
                    case LOST -> "; lost since";
                };
    }

    /** That it was raised, and that it was answered. */
    private List<Link> moments(Occurrence one) {
        List<Link> moments = new ArrayList<>();
        moments.add(new Link(
                times.day(one.at()),
                Places.href(one.finding().place()),
                one.finding().text()));
        if (one.handled() && one.answer() != null) {
            List<Evidence> evidence = one.finding().evidence();
            moments.add(new Link(
                    "Answered", Places.href(evidence.get(Math.min(1, evidence.size() - 1))), one.answer()));
        }
        return moments;
    }

    /** @param open how many wait for an answer */
    record Card(long open, List<Row> rows) {}

    /** One objection; {@code moments} are all that belong to it, in their order. */
    record Row(
            String category,
            String state,
            String stateText,
            @Nullable String sale,
            String quote,
            String href,
            String raised,
            List<Link> moments) {}
}
