package dev.rapport.capture.chat;

import dev.rapport.conversation.Side;
import org.jspecify.annotations.Nullable;

/**
 * One whom a platform names.
 *
 * @param id the platform's, the same wherever this person writes
 * @param handle what people see of it; null where that is the id
 * @param side null where nobody said
 */
public record ChatPerson(
        String id,
        @Nullable String handle,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Side side) {

    public ChatPerson {
        id = ChatTexts.id(id);
        handle = ChatTexts.cleanOrNull(handle);
        name = ChatTexts.cleanOrNull(name);
        email = ChatTexts.cleanOrNull(email);
        phone = ChatTexts.cleanOrNull(phone);
    }

    /** One of whom nothing but the id is known. */
    static ChatPerson unknown(String id) {
        return new ChatPerson(id, null, null, null, null, null);
    }
}
