package dev.rapport.web.pages;

import dev.rapport.conversation.Evidence;

/** Makes the way to the place that something stands on: the second of the call, the sentence, the message with the file. */
final class Places {

    private Places() {}

    static String href(Evidence place) {
        String conversation = "/conversations/" + place.conversation();
        String second = place.time() == null
                ? ""
                : "?item=" + place.item() + "&t=" + place.time().startMs();
        if (place.utterance() != null) {
            return conversation + second + "#u-" + place.utterance();
        }
        return place.message() == null ? conversation : conversation + "#m-" + place.message();
    }
}
