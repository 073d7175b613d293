package dev.rapport.web.pages;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page that lets people in. What it says comes as the name of a parameter; its form posts to the security's own filter. */
@Controller
final class LoginPage {

    private static final Map<String, String> PROBLEMS = Map.of(
            "error", "The name or the password is wrong.",
            "throttled", "Too many attempts failed. Wait a minute, then try again.",
            "expired", "The page stood open for too long. Log in again.");

    @GetMapping("/login")
    String page(@RequestParam Map<String, String> parameters, Model model) {
        PROBLEMS.forEach((name, words) -> {
            if (parameters.containsKey(name)) {
                model.addAttribute("problem", words);
            }
        });
        if (parameters.containsKey("logout")) {
            model.addAttribute("said", "You are logged out.");
        }
        if (parameters.containsKey("over")) {
            model.addAttribute(
                    "said", "Your login is over, after a while without use or a new start of Rapport. Log in again.");
        }
        return "login";
    }
}
