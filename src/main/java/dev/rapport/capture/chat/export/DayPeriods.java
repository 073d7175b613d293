package dev.rapport.capture.chat.export;

import java.text.DateFormatSymbols;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Knows the words for the two halves of the day in the languages that telephones speak: those of Unicode's CLDR, which comes with
 * Java, and those that telephones write besides. Stateless.
 */
final class DayPeriods {

    private static final int HALF = 12;

    private static final List<String> LANGUAGES = List.of(
            "en", "es", "fr", "it", "pt", "pt-PT", "de", "nl", "da", "nb", "sv", "fi", "pl", "cs", "sk", "hu", "ro",
            "bg", "el", "tr", "ru", "uk", "sr", "hr", "sl", "sq", "mk", "lt", "lv", "et", "he", "ar", "fa", "ur", "hi",
            "bn", "mr", "ta", "te", "kn", "ml", "gu", "pa", "th", "vi", "id", "ms", "fil", "zh-CN", "zh-TW", "ja", "ko",
            "sw", "af", "ca", "ga", "az", "kk", "uz", "en-AU", "es-MX", "es-CO", "en-IN");

    private static final Map<String, Boolean> AFTERNOON = words();

    private DayPeriods() {}

    private static Map<String, Boolean> words() {
        Map<String, Boolean> words = new HashMap<>();
        for (String language : LANGUAGES) {
            String[] halves = DateFormatSymbols.getInstance(Locale.forLanguageTag(language))
                    .getAmPmStrings();
            words.put(plain(halves[0]), false);
            words.put(plain(halves[1]), true);
        }
        for (String word : List.of(
                "am",
                "a",
                "上午",
                "凌晨",
                "早上",
                "清晨",
                "午前",
                "da manhã",
                "de la mañana",
                "da madrugada",
                "ص",
                "vm",
                "fm",
                "de",
                "vorm",
                "mañana",
                "pagi")) {
            words.put(plain(word), false);
        }
        for (String word : List.of(
                "pm",
                "p",
                "下午",
                "晚上",
                "中午",
                "傍晚",
                "午後",
                "da tarde",
                "da noite",
                "de la tarde",
                "de la noche",
                "م",
                "nm",
                "em",
                "du",
                "nachm",
                "tarde",
                "petang",
                "malam")) {
            words.put(plain(word), true);
        }
        words.remove("");
        return Map.copyOf(words);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[\\s.,'\"״\u2019\u00A0\u202F]", "");
    }

    /** The hour of the day, from what is written before and behind the time; as it is where that says nothing. */
    static int hour(int written, String before, String behind) {
        Boolean afternoon = AFTERNOON.get(plain(behind));
        if (afternoon == null) {
            afternoon = AFTERNOON.get(plain(before));
        }
        if (afternoon == null || written > HALF) {
            return written;
        }
        return written % HALF + (afternoon ? HALF : 0);
    }
}
