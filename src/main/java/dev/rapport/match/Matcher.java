package dev.rapport.match;

import dev.rapport.conversation.Match;
import dev.rapport.conversation.Party;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decides whose record a conversation belongs to. */
@Component
public class Matcher {

    /** The match that would be made between these parties, whose numbers and addresses may be as people write them. */
    public Match tryMatch(List<Party> parties) {
        throw new UnsupportedOperationException();
    }
}
