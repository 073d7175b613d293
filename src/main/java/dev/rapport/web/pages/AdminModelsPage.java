package dev.rapport.web.pages;

import dev.rapport.conversation.Viewer;
import dev.rapport.transcribe.model.ModelListing;
import dev.rapport.transcribe.model.ModelState;
import dev.rapport.transcribe.model.Models;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The speech models: which is used, which is on its way, and which there are to choose from. */
@Controller
final class AdminModelsPage {

    private final Models models;

    AdminModelsPage(Models models) {
        this.models = models;
    }

    @GetMapping("/admin/models")
    String page(Viewer viewer, Model model) {
        ModelListing listing = models.listing();
        model.addAttribute(
                "view",
                new ModelsView(
                        inUse(listing.state()),
                        ModelNotices.of(listing.state()).orElse(null),
                        listing.models().stream().map(AdminModelsPage::row).toList()));
        return "admin-models";
    }

    private static @Nullable String inUse(ModelState state) {
        return switch (state) {
            case ModelState.Ready ready
            when ready.isFallback() -> ready.name() + " is used, until " + ready.wanted() + " can be had.";
            case ModelState.Ready ready -> ready.name() + " is used.";
            case ModelState.Looking _, ModelState.Fetching _, ModelState.Missing _ -> null;
        };
    }

    private static Row row(ModelListing.Row row) {
        return new Row(
                row.name(),
                row.language(),
                row.sizeMb() == 0 ? "" : String.format(Locale.UK, "%,d MB", row.sizeMb()),
                row.licence(),
                row.note(),
                row.active() ? "In use" : row.installed() ? "Installed" : null,
                row.active() ? "processed" : "here");
    }

    /**
     * @param inUse null while there is none
     * @param notice what is done about it, or can be; null where there is one
     */
    record ModelsView(@Nullable String inUse, Frame.@Nullable ModelNotice notice, List<Row> rows) {}

    /** @param state null where it is not here */
    record Row(
            String name,
            String language,
            String size,
            String licence,
            String note,
            @Nullable String state,
            String css) {}
}
