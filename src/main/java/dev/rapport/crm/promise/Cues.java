package dev.rapport.crm.promise;

import java.util.regex.Pattern;

/** Decides which sentences may say something of a promise, so that only they are kept; a wide net, read closely later. */
final class Cues {

    static final int LONGEST = 600;

    /** What tells that something is done, or missed. */
    private static final Pattern DONE = Pattern.compile(
            "(?i)\\b(?:sent|re-?sent|e-?mailed|mailed|forwarded|shared|attach\\w*|enclos\\w*|upload\\w*|submitted|provided|posted|promised"
                    + "|discussed|agreed|requested|mentioned|per our|here(?:['\\u2019]s| is| are| it| you| they)|below|spoke\\w*|talked|checked|asked|consulted"
                    + "|heard|met|looked|dug|investigated|found|figured|studied|evaluated|went|gone|reviewed|confirm\\w*|said|says?|told|answered|replied"
                    + "|(?:get|got|getting|come|coming|came) back|following up|shipped|dispatched|fixed|repaired|solved|resolved|replaced|exchanged"
                    + "|refunded|reimbursed|credited|corrected|re-?issued|ordered|cancell?ed|updated|installed|activated|enabled|switched|paid"
                    + "|transferred|signed|added|changed|removed|deleted|extended|opened|raised|logged|filed|introduced|connected|tested|created"
                    + "|upgraded|reset|waived|scheduled|set up|arranged|organi[sz]ed|booked|waiting|received?|missing|seen|arrived|got|gotten|where(?:['\\u2019]s| is))\\b");

    /** What puts it off, or says that it is not so. */
    private static final Pattern NOT_YET = Pattern.compile(
            "(?i)\\b(?:follow\\w*|send|ready|still|not|never|need|where|finish\\w*|work\\w*|let you know|update|answer)\\b|n['\\u2019]t\\b");

    private Cues() {}

    static boolean isIn(String sentence) {
        return sentence.length() <= LONGEST
                && (DONE.matcher(sentence).find() || NOT_YET.matcher(sentence).find());
    }

    /** Whether it may say that something is done, or missed: what only puts something off says nothing by itself. */
    static boolean isOfDeeds(String sentence) {
        return DONE.matcher(sentence).find();
    }
}
