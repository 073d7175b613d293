package dev.rapport.crm.promise;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides which sentences may say something of a promise, so that only they are kept; a wide net, read closely later. */
final class Cues {

    static final int LONGEST = 600;

    /** What tells that something is done, or missed; in lower case, each beginning with a letter. */
    private static final List<String> DONE = words("""
            sent|re-?sent|e-?mailed|mailed|forwarded|shared|attach\\w*|enclos\\w*|upload\\w*|submitted|provided|posted|promised|\
            discussed|agreed|requested|mentioned|per our|here['\\u2019]s|here is|here are|here it|here you|here they|below|spoke\\w*|talked|checked|asked|consulted|\
            heard|met|looked|dug|investigated|found|figured|studied|evaluated|went|gone|reviewed|confirm\\w*|said|says?|told|answered|replied|\
            get back|got back|getting back|come back|coming back|came back|following up|\
            shipped|dispatched|fixed|repaired|solved|resolved|replaced|exchanged|\
            refunded|reimbursed|credited|corrected|re-?issued|ordered|cancell?ed|updated|installed|activated|enabled|switched|paid|\
            transferred|signed|added|changed|removed|deleted|extended|opened|raised|logged|filed|introduced|connected|tested|created|\
            upgraded|reset|waived|scheduled|set up|arranged|organi[sz]ed|booked|waiting|received?|missing|seen|arrived|got|gotten|\
            where['\\u2019]s|where is""");

    /** What puts it off, or says that it is not so. */
    private static final List<String> NOT_YET =
            words("follow\\w*|send|ready|still|not|never|need|where|finish\\w*|work\\w*|let you know|update|answer");

    private static final Pattern OF_DEEDS = Pattern.compile(anyOf(DONE.stream()));
    private static final Pattern ANY =
            Pattern.compile(anyOf(Stream.concat(DONE.stream(), NOT_YET.stream())) + "|n['\\u2019]t\\b");

    private Cues() {}

    private static List<String> words(String choices) {
        return List.of(choices.split("\\|"));
    }

    /** By their first letters, so that most words of a sentence are passed over at that. */
    private static String anyOf(Stream<String> words) {
        return words.collect(groupingBy(word -> word.charAt(0), TreeMap::new, toList())).entrySet().stream()
                .map(entry -> entry.getKey()
                        + entry.getValue().stream()
                                .map(word -> word.substring(1))
                                .collect(joining("|", "(?:", ")")))
                .collect(joining("|", "\\b(?:", ")\\b"));
    }

    static boolean isIn(String sentence) {
        return sentence.length() <= LONGEST && ANY.matcher(plain(sentence)).find();
    }

    /** Whether it may say that something is done, or missed: what only puts something off says nothing by itself. */
    static boolean isOfDeeds(String sentence) {
        return OF_DEEDS.matcher(plain(sentence)).find();
    }

    private static String plain(String sentence) {
        return sentence.toLowerCase(Locale.ROOT);
    }
}
