package dev.rapport.capture.chat.export;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that WhatsApp writes into its exports itself, in the languages that it speaks. Stateless. */
final class WhatsAppWords {

    private static final int LONGEST = 120;

    /** In place of a message that was taken back. */
    private static final Set<String> DELETED = plain(
            "This message was deleted",
            "You deleted this message",
            "This message was deleted by admin",
            "Diese Nachricht wurde gelöscht",
            "Du hast diese Nachricht gelöscht",
            "Se eliminó este mensaje",
            "Eliminaste este mensaje",
            "Este mensaje fue eliminado",
            "Has eliminado este mensaje",
            "Este mensaje se eliminó",
            "Ce message a été supprimé",
            "Vous avez supprimé ce message",
            "Message supprimé",
            "Questo messaggio è stato eliminato",
            "Hai eliminato questo messaggio",
            "Mensagem apagada",
            "Essa mensagem foi apagada",
            "Esta mensagem foi apagada",
            "Você apagou esta mensagem",
            "Você apagou essa mensagem",
            "Apagou esta mensagem",
            "Esta mensagem foi eliminada",
            "Eliminou esta mensagem",
            "Dit bericht is verwijderd",
            "Je hebt dit bericht verwijderd",
            "U hebt dit bericht verwijderd",
            "Dit bericht werd verwijderd",
            "U heeft dit bericht verwijderd",
            "Ta wiadomość została usunięta",
            "Ta wiadomość została skasowana",
            "Usunięto tę wiadomość",
            "Wiadomość została usunięta",
            "Ta wiadomość jest usunięta",
            "Данное сообщение удалено",
            "Вы удалили данное сообщение",
            "Это сообщение удалено",
            "Сообщение удалено",
            "Це повідомлення видалено",
            "Ви видалили це повідомлення",
            "Це повідомлення було видалено",
            "Bu mesaj silindi",
            "Bu mesajı sildiniz",
            "Meddelandet raderades",
            "Det här meddelandet raderades",
            "Det här meddelandet har raderats",
            "Du raderade det här meddelandet",
            "Du tog bort meddelandet",
            "Meddelandet har tagits bort",
            "Denne besked blev slettet",
            "Du slettede denne besked",
            "Denne besked er slettet",
            "Denne meldingen ble slettet",
            "Du slettet denne meldingen",
            "Tämä viesti poistettiin",
            "Poistit tämän viestin",
            "Tato zpráva byla odstraněna",
            "Tato zpráva byla smazána",
            "Odstranili jste tuto zprávu",
            "Smazali jste tuto zprávu",
            "Táto správa bola odstránená",
            "Táto správa bola vymazaná",
            "Ez az üzenet törölve lett",
            "Törölted ezt az üzenetet",
            "Ezt az üzenetet törölték",
            "Acest mesaj a fost șters",
            "Ai șters acest mesaj",
            "Това съобщение беше изтрито",
            "Изтрихте това съобщение",
            "Αυτό το μήνυμα διαγράφηκε",
            "Διαγράψατε αυτό το μήνυμα",
            "Ova poruka je izbrisana",
            "Ova poruka je obrisana",
            "To sporočilo je bilo izbrisano",
            "הודעה זו נמחקה",
            "מחקת הודעה זו",
            "ההודעה נמחקה",
            "تم حذف هذه الرسالة",
            "حذفت هذه الرسالة",
            "لقد حذفت هذه الرسالة",
            "قمت بحذف هذه الرسالة",
            "این پیام حذف شد",
            "این پیام حذف شده است",
            "شما این پیام را حذف کردید",
            "यह मैसेज डिलीट कर दिया गया है",
            "यह संदेश हटा दिया गया",
            "यह मैसेज हटा दिया गया",
            "आपने यह मैसेज डिलीट किया",
            "आपने यह संदेश हटा दिया",
            "Pesan ini telah dihapus",
            "Anda menghapus pesan ini",
            "Mesej ini telah dipadamkan",
            "Anda memadamkan mesej ini",
            "Tin nhắn này đã bị xóa",
            "Bạn đã xóa tin nhắn này",
            "Tin nhắn này đã bị xoá",
            "ข้อความนี้ถูกลบแล้ว",
            "คุณลบข้อความนี้แล้ว",
            "ข้อความนี้ถูกลบ",
            "คุณได้ลบข้อความนี้",
            "このメッセージは削除されました",
            "このメッセージを削除しました",
            "メッセージが削除されました",
            "삭제된 메시지입니다",
            "이 메시지는 삭제되었습니다",
            "메시지를 삭제했습니다",
            "이 메시지를 삭제했습니다",
            "此消息已删除",
            "此消息已被删除",
            "你已删除此消息",
            "您删除了这条消息",
            "您已删除此消息",
            "你删除了这条消息",
            "此訊息已刪除",
            "你已刪除此訊息",
            "您已刪除此訊息",
            "你已刪除這則訊息",
            "這則訊息已刪除",
            "此訊息已被刪除",
            "Aquest missatge s'ha suprimit",
            "Se ha suprimido este mensaje",
            "Hierdie boodskap is geskrap");

    /** Behind a text that was changed, where no mark stands before it. */
    private static final Set<String> EDITED = plain(
            "This message was edited",
            "Diese Nachricht wurde bearbeitet",
            "Se editó este mensaje",
            "Mensaje editado",
            "Este mensaje fue editado",
            "Ce message a été modifié",
            "Questo messaggio è stato modificato",
            "Mensagem editada",
            "Esta mensagem foi editada",
            "Essa mensagem foi editada",
            "Dit bericht is bewerkt",
            "Ta wiadomość została edytowana",
            "Данное сообщение изменено",
            "Сообщение изменено",
            "Это сообщение изменено",
            "Bu mesaj düzenlendi",
            "Meddelandet redigerades",
            "Denne besked blev redigeret",
            "Denne meldingen ble redigert",
            "Tätä viestiä muokattiin",
            "Pesan ini telah diedit",
            "Pesan ini diedit",
            "הודעה זו נערכה",
            "تم تعديل هذه الرسالة",
            "このメッセージは編集されました",
            "이 메시지가 수정되었습니다",
            "此消息已编辑",
            "此訊息已編輯",
            "यह मैसेज एडिट किया गया",
            "Це повідомлення змінено",
            "Tato zpráva byla upravena");

    /** Parts of what iOS has the chat itself say. */
    private static final List<String> SAID_BY_NOBODY = List.of(
            "end-to-end",
            "ende-zu-ende",
            "de extremo a extremo",
            "de bout en bout",
            "crittografia",
            "crittografati",
            "criptografia",
            "ponta a ponta",
            "ponto a ponto",
            "szyfrowan",
            "сквозн",
            "наскрізн",
            "uçtan uca",
            "krypter",
            "salattu",
            "šifrován",
            "titkosít",
            "criptate",
            "κρυπτογράφησ",
            "מוצפנ",
            "הצפנה",
            "مشفرة",
            "التشفير",
            "رمزگذاری",
            "एन्क्रिप्ट",
            "端到端",
            "端對端",
            "エンドツーエンド",
            "暗号化",
            "종단간",
            "mã hóa",
            "mã hoá",
            "enkripsi",
            "เข้ารหัส",
            "created this group",
            "created group",
            "changed the subject",
            "changed the group name",
            "changed this group's",
            "security code",
            "changed their phone number",
            "changed to a new number",
            "hat die gruppe",
            "hat den betreff",
            "creó el grupo",
            "a créé le groupe",
            "ha creato il gruppo",
            "criou o grupo",
            "heeft de groep");

    private WhatsAppWords() {}

    private static Set<String> plain(String... sentences) {
        return Stream.of(sentences).map(WhatsAppWords::plain).collect(Collectors.toUnmodifiableSet());
    }

    private static String plain(String text) {
        return WhatsAppStamp.unmarked(text)
                .replace('\u00A0', ' ')
                .replaceAll("[.。।<>\u064B-\u0652]+", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    static boolean isDeleted(String text) {
        return text.length() <= LONGEST
                && (DELETED.contains(plain(text)) || plain(text).startsWith("this message was deleted by admin"));
    }

    static boolean isEdited(String text) {
        return text.length() <= LONGEST && EDITED.contains(plain(text));
    }

    static boolean isSaidByNobody(String text) {
        String plain = plain(text.substring(0, Math.min(text.length(), 4 * LONGEST)));
        return SAID_BY_NOBODY.stream().anyMatch(plain::contains);
    }
}
