package dev.rapport.web.pages;

import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Viewer;
import dev.rapport.sample.Sample;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The button that loads the sample. */
@Controller
final class SampleForm {

    private final Sample sample;

    SampleForm(Sample sample) {
        this.sample = sample;
    }

    @PostMapping("/sample")
    String load(Viewer viewer, RedirectAttributes flash) {
        try {
            sample.load(viewer);
        } catch (TemporaryFailure later) {
            flash.addFlashAttribute("problem", later.getMessage());
        }
        return "redirect:/";
    }
}
