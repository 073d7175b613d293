package dev.rapport.capture.hook;

import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.conversation.Side;
import org.jspecify.annotations.Nullable;

/** Makes people of what platforms say of them. Stateless. */
final class People {

    private People() {}

    static ChatPerson named(String id, @Nullable String name, @Nullable Side side) {
        return new ChatPerson(id, null, name, null, null, side);
    }

    static ChatPerson reachable(
            String id, @Nullable String name, @Nullable String email, @Nullable String phone, @Nullable Side side) {
        return new ChatPerson(id, null, name, email, phone, side);
    }

    /** Someone whose id is the number. */
    static ChatPerson caller(String number, @Nullable String name, Side side) {
        String phone = number.matches("\\d{5,}") ? "+" + number : number;
        return new ChatPerson(number, phone, name, null, phone, side);
    }
}
