package dev.rapport.crm.promise;

import java.util.regex.Pattern;

/** Decides which sentences may say something of a promise, so that only they are kept; a wide net, read closely later. */
final class Cues {

    static final int LONGEST = 600;

    private static final Pattern PATTERN = Pattern.compile(
            "(?i)\\b(?:sent|re-?sent|e-?mailed|mailed|forwarded|shared|attach\\w*|enclos\\w*|upload\\w*|submitted|provided|posted|promised"
                    + "|discussed|agreed|requested|mentioned|per our|here(?:['\\u2019]s| is| are| it| you| they)|below|find|spoke\\w*|talked|checked|asked|consulted"
                    + "|heard|met|looked|dug|investigated|found|figured|studied|evaluated|went|gone|reviewed|confirm\\w*|said|says?|told|answered|replied"
                    + "|back|up on|let you know|shipped|dispatched|fixed|repaired|solved|resolved|replaced|exchanged|refunded|reimbursed|credited"
                    + "|corrected|re-?issued|ordered|cancell?ed|updated?|installed|activated|enabled|switched|paid|transferred|signed|added"
                    + "|changed|removed|deleted|extended|opened|raised|logged|filed|introduced|connected|tested|created|upgraded|reset"
                    + "|waived|scheduled|set up|arranged|organi[sz]ed|booked|called|follow\\w*|waiting|received?|missing|where|not|never"
                    + "|send|ready|still|\\w+n['\\u2019]t)\\b");

    private Cues() {}

    static boolean isIn(String sentence) {
        return sentence.length() <= LONGEST && PATTERN.matcher(sentence).find();
    }
}
