package dev.rapport.language.speech;

import java.util.List;

/** The names that may be spoken in a conversation: of its people, their company, and what is sold. */
@FunctionalInterface
public interface Names {

    Names NONE = List::of;

    /** As they are written, such as "Anna Smith" or "iPhone"; in any order. */
    List<String> all();
}
