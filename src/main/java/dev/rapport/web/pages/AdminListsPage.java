package dev.rapport.web.pages;

import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Viewer;
import dev.rapport.installation.Company;
import dev.rapport.understand.Understanding;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What Rapport was told of the company: who we are, and which names to look for; and where each is set. */
@Controller
final class AdminListsPage {

    private final Company company;
    private final Understanding understanding;

    AdminListsPage(Company company, Understanding understanding) {
        this.company = company;
        this.understanding = understanding;
    }

    @GetMapping("/admin/lists")
    String page(Viewer viewer, Model model) {
        Map<FindingType, List<String>> names = understanding.names().byType();
        model.addAttribute(
                "view",
                new ListsView(
                        List.of(
                                one("Our name", company.name(), "rapport.company.name"),
                                new Setting("Our mail domains", company.domains(), "rapport.company.domains"),
                                new Setting("Our telephone numbers", company.numbers(), "rapport.company.numbers"),
                                one("Our country", company.country(), "rapport.company.country"),
                                one("Our time zone", company.zone().getId(), "rapport.company.zone")),
                        List.of(
                                of(names, FindingType.COMPETITOR, "Competitors", "competitors"),
                                of(names, FindingType.PRODUCT, "Products", "products"),
                                of(names, FindingType.TOPIC, "Topics", "topics"))));
        return "admin-lists";
    }

    private static Setting one(String name, String value, String key) {
        return new Setting(name, value.isEmpty() ? List.of() : List.of(value), key);
    }

    private static Setting of(Map<FindingType, List<String>> names, FindingType type, String name, String key) {
        return new Setting(name, names.getOrDefault(type, List.of()), "rapport.understand." + key);
    }

    record ListsView(List<Setting> company, List<Setting> names) {}

    /** @param key by which it is set */
    record Setting(String name, List<String> values, String key) {}
}
