package dev.rapport.capture.hook;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.conversation.Side;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Twilio's messages, by SMS or WhatsApp: the room is the pair of numbers, ours first. States of delivery are no messages.
 *
 * <p>Twilio does not say when a message was sent, so it is when it comes in. The answer is one that sends nothing back.
 *
 * <p>Source: Twilio's documentation, "Twilio's request to your incoming message webhook URL".
 */
final class TwilioSms implements HookPlatform {

    private static final HookAnswer NO_REPLY =
            HookAnswer.xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>");

    private static final int MOST_FILES = 10;

    /** The names of the message's id, the newest first. */
    private static final String[] ID = {"MessageSid", "SmsMessageSid", "SmsSid"};

    @Override
    public void verify(HookCall call, HookSource source, Instant now) {
        TwilioSignature.verify(call, source);
    }

    @Override
    public HookReading read(HookCall call, HookSource source, Instant now) {
        Told fields = FormFields.of(call);
        String text = Told.lines(fields.raw("Body"), files(fields));
        if (text.isBlank() || !fields.has("From") || !fields.has("To")) {
            return HookReading.nothing(call, NO_REPLY);
        }
        String direction = fields.raw("Direction") + fields.raw("SmsStatus") + fields.raw("MessageStatus");
        boolean sent = direction.startsWith("outbound");
        ChatPerson from = person(fields, "From", sent ? Side.OURS : Side.THEIRS);
        ChatPerson to = person(fields, "To", sent ? Side.THEIRS : Side.OURS);
        ChatEntry entry = new ChatEntry.Written(fields.needed(ID), from.id(), now, text, null, null);
        String room = sent ? from.id() + "/" + to.id() : to.id() + "/" + from.id();
        ChatBatch batch =
                new ChatBatch(call.source(), call.platform(), room, null, true, List.of(from, to), List.of(entry));
        return HookReading.of(call, null, List.of(batch), NO_REPLY);
    }

    private static ChatPerson person(Told fields, String field, Side side) {
        String number = fields.needed(field).replaceFirst("^[a-z]+:", "");
        String name = field.equals("From") ? fields.text("ProfileName") : null;
        return People.caller(number, name, side);
    }

    @Override
    public List<FileElsewhere> files(HookCall call) {
        Told fields = FormFields.of(call);
        return numbers(fields)
                .filter(i -> fields.has("MediaUrl" + i))
                .mapToObj(i -> new FileElsewhere(
                        fields.needed(ID), fields.needed("MediaUrl" + i), null, fields.text("MediaContentType" + i)))
                .toList();
    }

    private static IntStream numbers(Told fields) {
        String count = fields.text("NumMedia");
        return IntStream.range(
                0, count == null || !count.matches("\\d{1,2}") ? 0 : Math.min(Integer.parseInt(count), MOST_FILES));
    }

    private static List<String> files(Told fields) {
        Stream<String> kinds =
                numbers(fields).mapToObj(i -> fields.raw("MediaContentType" + i).replaceFirst("/.*", ""));
        return kinds.map(kind -> Told.file(kind.isEmpty() ? "file" : kind, null))
                .toList();
    }
}
